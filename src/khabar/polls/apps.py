from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PollsConfig(AppConfig):
    name = "khabar.polls"
    label = "khabar_polls"
    verbose_name = _("Polls")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.conf import settings

        from khabar.accounts.roles import CHIEF, EDITOR, allow
        from khabar.edge import addresses, fragments, together
        from khabar.jobs import beat
        from khabar.polls import actions, receivers, views  # noqa: F401
        from khabar.polls import fragments as parts

        for right in ("add_poll", "change_poll", "delete_poll", "view_poll"):
            allow(f"khabar_polls.{right}", EDITOR, CHIEF)
        addresses.allow("after", "said")
        fragments.register("poll", parts.poll)
        others = "|".join(settings.EDITIONS[1:])
        together.register(rf"(?:/(?:{others}))?/polls/(?P<number>[1-9][0-9]{{0,18}})/vote/", views.take)
        beat.every(1, "open and close polls", actions.open_and_close)
        beat.every(1, "count votes", actions.count_votes)
        beat.every(600, "forget who voted", actions.forget)
