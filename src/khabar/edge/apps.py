from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EdgeConfig(AppConfig):
    name = "khabar.edge"
    label = "khabar_edge"
    verbose_name = _("Edge")
    default_auto_field = "django.db.models.BigAutoField"
