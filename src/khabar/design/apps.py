from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    name = "khabar.design"
    label = "khabar_design"
    verbose_name = _("Design")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import Locale, PageViewRestriction, Site

        from khabar.design import announcing, receivers
        from khabar.design.actions import found_editions_after_migrate
        from khabar.design.models import Home
        from khabar.edge.models import save_with_announcement

        post_migrate.connect(found_editions_after_migrate, sender=self, dispatch_uid="khabar_found_editions")
        announcing.register(Home, receivers.tags_of_home)
        save_with_announcement(PageViewRestriction, Locale, Site)
