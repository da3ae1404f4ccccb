from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "khabar.pictures"
    label = "khabar_pictures"
    verbose_name = _("Pictures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.edge import addresses
        from khabar.jobs import beat
        from khabar.pictures import actions, receivers  # noqa: F401

        addresses.keep_out("/pictures/")
        beat.every(1, "end licences of pictures", actions.end_licences)
