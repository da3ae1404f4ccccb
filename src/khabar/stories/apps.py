from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "khabar.stories"
    label = "khabar_stories"
    verbose_name = _("Stories")
