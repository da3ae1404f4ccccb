from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "khabar.desk"
    label = "khabar_desk"
    verbose_name = _("The desk")
