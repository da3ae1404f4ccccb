from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelsConfig(AppConfig):
    name = "khabar.channels"
    label = "khabar_channels"
    verbose_name = _("Live channels")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.accounts.roles import CHIEF, EDITOR, allow
        from khabar.channels import actions, receivers, tasks  # noqa: F401
        from khabar.channels.fragments import button
        from khabar.edge import fragments
        from khabar.jobs import beat

        for right in ("add_programme", "change_programme", "delete_programme", "view_programme"):
            allow(f"khabar_channels.{right}", EDITOR, CHIEF)
        allow("khabar_channels.change_channel", EDITOR, CHIEF)
        allow("khabar_channels.view_channel", EDITOR, CHIEF)
        for right in ("add_channel", "delete_channel"):
            allow(f"khabar_channels.{right}", CHIEF)
        fragments.register("on-air", button)
        beat.every(1, "turn programmes over", actions.turn_over)
        beat.every(60, "fetch schedules", tasks.fetch_due)
        beat.every(600, "forget what has run", actions.forget)
