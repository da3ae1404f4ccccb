from __future__ import annotations

from dataclasses import replace

from asgiref.local import Local
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.utils.translation import get_language

from khabar.design.editions import Edition, get_edition
from khabar.design.models import Outlet

# One outlet is read once a request: the masthead, the footer and every date need it.
_seen = Local()


def outlet(language: str) -> Outlet:
    """The outlet of an edition; an unsaved one with the product's name where none is set up yet."""
    seen: dict[str, Outlet] = getattr(_seen, "outlets", {})
    if language not in seen:
        found = Outlet.objects.filter(locale__language_code=language).first()
        seen[language] = found or Outlet(name=settings.WAGTAIL_SITE_NAME)
        _seen.outlets = seen
    return seen[language]


def forget_outlets(**kwargs: object) -> None:
    """Read outlets anew: at the start and the end of each request."""
    _seen.outlets = {}


request_started.connect(forget_outlets, dispatch_uid="khabar_forget_outlets_before")
request_finished.connect(forget_outlets, dispatch_uid="khabar_forget_outlets_after")


def current_outlet() -> Outlet:
    return outlet(get_language() or settings.LANGUAGE_CODE)


def current_edition() -> Edition:
    """The edition being served, with the outlet's wishes for digits, months and calendar."""
    edition = get_edition(get_language() or settings.LANGUAGE_CODE)
    wishes = current_outlet()
    return replace(
        edition,
        numbering=wishes.numbering or edition.numbering,
        months=(wishes.months or edition.months) if edition.language == "ar" else edition.months,
        hijri=wishes.hijri and edition.hijri,
        hijri_adjust=wishes.hijri_adjust,
    )
