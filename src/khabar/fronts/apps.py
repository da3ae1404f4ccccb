from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "khabar.fronts"
    label = "khabar_fronts"
    verbose_name = _("Fronts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.design import announcing, pages
        from khabar.design.models import Home
        from khabar.edge import addresses, fragments
        from khabar.fronts import fragments as chrome
        from khabar.fronts import story_pages, views
        from khabar.fronts.actions import announce_due
        from khabar.fronts.models import StandingPage
        from khabar.fronts.queries import fronts_with_picture
        from khabar.fronts.receivers import tags_of_standing
        from khabar.jobs import beat
        from khabar.people.models import Person
        from khabar.pictures import uses
        from khabar.sections.models import Section
        from khabar.stories.models import Story

        announcing.register(StandingPage, tags_of_standing)
        pages.register(Home, views.home_front)
        pages.register(Section, views.section_front)
        pages.register(Person, views.person_page)
        pages.register(Story, story_pages.story_page)
        pages.register(StandingPage, views.standing)
        addresses.allow("after", "all")
        fragments.register("masthead", chrome.masthead)
        fragments.register("footer", chrome.footer)
        fragments.register("latest", chrome.latest)
        fragments.register("ticker", chrome.ticker)
        beat.every(1, "announce fronts that change by the clock", announce_due)
        uses.register(fronts_with_picture)
