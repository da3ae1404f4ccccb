from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "khabar.desk"
    label = "khabar_desk"
    verbose_name = _("The desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.design.publishing import register_check
        from khabar.desk import checks, receivers  # noqa: F401
        from khabar.news.models import NewsPage

        register_check(NewsPage, checks.of_headline)
