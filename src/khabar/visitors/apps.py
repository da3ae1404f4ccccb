from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitorsConfig(AppConfig):
    name = "khabar.visitors"
    label = "khabar_visitors"
    verbose_name = _("Visitors")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.jobs import beat
        from khabar.visitors.actions import forget

        beat.every(600, "throw away yesterday's salt", forget)
