from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SectionsConfig(AppConfig):
    name = "khabar.sections"
    label = "khabar_sections"
    verbose_name = _("Sections")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.accounts import teams
        from khabar.design import announcing
        from khabar.design.models import Home
        from khabar.sections import receivers
        from khabar.sections.models import Section

        teams.register(Home.objects.all)  # a whole edition
        teams.register(Section.objects.all)
        announcing.register(Section, receivers.tags_of_section)
