from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EdgeConfig(AppConfig):
    name = "khabar.edge"
    label = "khabar_edge"
    verbose_name = _("Edge")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.conf import settings

        from khabar.edge import addresses

        # The back office is personal; files are streamed, not kept in memory.
        addresses.keep_out(settings.ADMIN_PREFIX, settings.STATIC_URL, settings.MEDIA_URL, "/documents/", "/_util/")
