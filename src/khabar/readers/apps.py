from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class ReadersConfig(AppConfig):
    name = "khabar.readers"
    label = "khabar_readers"
    verbose_name = _("Readers' accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.comments.addresses import account_path
        from khabar.edge import addresses
        from khabar.jobs import beat
        from khabar.readers import receivers, upkeep  # noqa: F401 receivers register themselves

        addresses.keep_out(*filter(None, map(account_path, settings.EDITIONS)))
        beat.every(24 * 3600, "forget readers' accounts that nobody uses", upkeep.forget)
