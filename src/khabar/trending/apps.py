from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrendingConfig(AppConfig):
    name = "khabar.trending"
    label = "khabar_trending"
    verbose_name = _("Most read")
