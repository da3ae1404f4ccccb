"""What was changed on a front, in a sentence an editor reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from khabar.fronts import changes


def sentence(change: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """One change of a version in words; `labels` name the slots. A slot that is gone by now is called by its name."""
    slot = change.get("slot", "")
    words = {"title": change.get("title") or f"№ {change.get('item')}", "place": labels.get(slot, slot)}
    return _templates()[change["verb"]] % words


def _templates() -> dict[str, str]:
    return {
        changes.PLACED: _("“%(title)s” put in %(place)s"),
        changes.MOVED: _("“%(title)s” moved to %(place)s"),
        changes.REMOVED: _("“%(title)s” taken out of %(place)s"),
        changes.HEADLINE: _("Other headline for “%(title)s” in %(place)s"),
        changes.PICTURE: _("Other picture for “%(title)s” in %(place)s"),
        changes.TIMES: _("Other times for “%(title)s” in %(place)s"),
        changes.RAIL_SHOWN: _("Picture rail shown"),
        changes.RAIL_HIDDEN: _("Picture rail hidden"),
    }
