"""Until when a picture may be shown: past that second no page, feed, shared link or cache has it any more."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from khabar.edge import tags
from khabar.pictures.models import Picture

SOON = timedelta(days=30)
"""How long before its end editors are told of it."""


def usable(picture: Picture | None) -> bool:
    """Whether readers may see `picture` now. The answer being rendered ends when that does."""
    if picture is None:
        return False
    if picture.usable_until is None:
        return True
    tags.record(f"picture:{picture.pk}")  # the end may be put off
    if picture.usable_until <= timezone.now():
        return False
    tags.holds_until(picture.usable_until)
    return True


def licence_text(picture: Picture) -> str:
    """That a licence is over or ends soon, in an editor's words; empty for every other one."""
    end = picture.usable_until
    if end is None or end > timezone.now() + SOON:
        return ""
    over = end <= timezone.now()
    words = _("The licence ended on %(time)s.") if over else _("The licence ends on %(time)s.")
    return words % {"time": date_format(timezone.localtime(end), "j F Y H:i")}
