from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_front_actions(actions: LogActionRegistry) -> None:
    """How the history of a home or section page names what was done to its front."""
    actions.register_action("khabar_fronts.publish", _("Change front"), _("Front changed"))
    actions.register_action("khabar_fronts.undo", _("Undo front"), _("Front changed back"))
