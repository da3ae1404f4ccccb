from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    @actions.register_action("khabar_stories.merge")
    class Merged(LogFormatter):
        label = gettext_lazy("Merge stories")

        def format_message(self, entry: Any) -> str:
            return _("Took in the story “%(title)s”") % {"title": entry.data["merged"]["title"]}
