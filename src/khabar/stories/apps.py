from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "khabar.stories"
    label = "khabar_stories"
    verbose_name = _("Stories")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.accounts.roles import CHIEF, EDITOR, allow
        from khabar.design import announcing
        from khabar.edge import fragments
        from khabar.news import facets, kinship
        from khabar.news.models import NewsPage
        from khabar.stories import queries, receivers, triggers
        from khabar.stories.actions import found_folders
        from khabar.stories.fragments import carousel, places
        from khabar.stories.models import Story
        from khabar.stories.rights import TELL

        allow(TELL, EDITOR, CHIEF)
        announcing.register(Story, receivers.tags_of_story)
        announcing.register(NewsPage, receivers.stories_of_item)
        kinship.register(queries.SAME_STORY)
        facets.register(facets.Facet("story", _("Stories"), "memberships__story", queries.titles_of))
        fragments.register("stories", carousel)
        fragments.register("story-places", places)
        pre_migrate.connect(triggers.before_migrations, sender=self, dispatch_uid="khabar_stop_counting")
        post_migrate.connect(triggers.after_migrations, sender=self, dispatch_uid="khabar_count_again")
        post_migrate.connect(found_folders, sender=self, dispatch_uid="khabar_found_stories_folders")
