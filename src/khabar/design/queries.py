from __future__ import annotations

from dataclasses import replace
from typing import cast

from django.conf import settings
from django.utils.translation import get_language

from khabar.design.editions import Edition, FrontLayout, Typeface, get_edition
from khabar.design.models import Outlet
from khabar.edge import tags
from khabar.edge.once import once_a_request
from khabar.text.dates import Months
from khabar.text.digits import Numbering


def outlet(language: str) -> Outlet:
    """The outlet of an edition; an unsaved one with the product's name where none is set up yet."""
    tags.record("outlet")
    return _outlet(language)


@once_a_request
def _outlet(language: str) -> Outlet:
    found = Outlet.objects.filter(locale__language_code=language).first()
    return found or Outlet(name=settings.WAGTAIL_SITE_NAME)


def current_outlet() -> Outlet:
    return outlet(get_language() or settings.LANGUAGE_CODE)


def current_edition() -> Edition:
    """The edition being served, with the outlet's wishes for digits, months, calendar, typeface and fronts."""
    edition = get_edition(get_language() or settings.LANGUAGE_CODE)
    wishes = current_outlet()
    return replace(
        edition,
        numbering=cast(Numbering, wishes.numbering) or edition.numbering,
        months=(cast(Months, wishes.months) or edition.months) if edition.language == "ar" else edition.months,
        hijri=wishes.hijri and edition.hijri,
        hijri_adjust=wishes.hijri_adjust,
        typeface=cast(Typeface, wishes.typeface) or edition.typeface,
        front=cast(FrontLayout, wishes.front),
    )
