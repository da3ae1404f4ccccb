from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowConfig(AppConfig):
    name = "khabar.follow"
    label = "khabar_follow"
    verbose_name = _("Follow")
    default_auto_field = "django.db.models.BigAutoField"
