from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "khabar.accounts"
    label = "khabar_accounts"
    verbose_name = _("Accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.conf import settings

        from khabar.accounts import receivers  # noqa: F401
        from khabar.accounts.roles import found_roles_at_last
        from khabar.edge import addresses

        addresses.keep_out(settings.STAFF_PREFIX)
        post_migrate.connect(found_roles_at_last, dispatch_uid="khabar_found_roles")
