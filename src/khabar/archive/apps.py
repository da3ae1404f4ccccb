from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "khabar.archive"
    label = "khabar_archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.archive import checks
        from khabar.design.publishing import register_refusal
        from khabar.news.models import NewsPage

        register_refusal(NewsPage, checks.of_refused_imports)
