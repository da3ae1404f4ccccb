"""A picture is published with the name of who made it, or not at all."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from khabar.pictures.models import Picture
from khabar.pictures.queries import uncredited


def credit_problem(field: str, picture: Picture | None) -> dict[str, str]:
    """Why a page with `picture` in `field` can't be published; empty if it can."""
    if picture is None or picture.credit:
        return {}
    return {field: _("This picture has no credit. Name its photographer or agency before it is published.")}


def credit_problems(field: str, numbers: Collection[int]) -> dict[str, str]:
    """Why a page with these pictures in the text of `field` can't be published; empty if it can."""
    without = uncredited(numbers)
    return {field: _("These pictures have no credit: %(titles)s.") % {"titles": "، ".join(without)}} if without else {}
