from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrendingConfig(AppConfig):
    name = "khabar.trending"
    label = "khabar_trending"
    verbose_name = _("Most read")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.accounts.roles import CHIEF, EDITOR, allow
        from khabar.edge import fragments
        from khabar.jobs import beat
        from khabar.trending import actions, upkeep
        from khabar.trending import fragments as parts

        allow("khabar_trending.change_readership", EDITOR, CHIEF)
        fragments.register("most-read", parts.most_read_part)
        beat.every(60, "tell what is read most", actions.tell_what_is_read)
        beat.every(600, "sum up old views", upkeep.sum_up)
        beat.every(3600, "forget old views", upkeep.forget)
