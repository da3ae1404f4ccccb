from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlertsConfig(AppConfig):
    name = "khabar.alerts"
    label = "khabar_alerts"
    verbose_name = _("Alerts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.accounts.roles import CHIEF, EDITOR, allow
        from khabar.alerts.fragments import bar
        from khabar.alerts.models import RAISE
        from khabar.edge import fragments

        fragments.register("breaking", bar)
        allow(RAISE, EDITOR, CHIEF)
