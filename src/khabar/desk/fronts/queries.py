from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from khabar.design.editions import get_edition
from khabar.design.models import Home
from khabar.fronts.actions import may_edit_front
from khabar.fronts.models import Front, FrontVersion
from khabar.sections.models import Section


@dataclass(frozen=True)
class Editable:
    """A home or section page with the front an editor made for it, if any."""

    page: Home | Section
    front: Front | None

    @staticmethod
    def name_of(page: Home | Section) -> str:
        if isinstance(page, Home):
            return _("Home, %(edition)s") % {"edition": get_edition(page.locale.language_code).name}
        return page.title

    @property
    def name(self) -> str:
        return self.name_of(self.page)

    @property
    def edition(self) -> str:
        return get_edition(self.page.locale.language_code).name


def editable_fronts(user: Any) -> list[Editable]:
    """The fronts of the pages that `user` may publish, edition by edition with its home first, by four queries."""
    homes = Home.objects.live().select_related("locale").order_by("path")
    sections = Section.objects.live().select_related("locale").order_by("locale", "position", "pk")
    pages = [page for page in (*homes, *sections) if may_edit_front(user, page)]
    pages.sort(key=lambda page: page.locale.language_code)  # which keeps the order within an edition
    rows = Front.objects.filter(page_id__in=[page.pk for page in pages]).select_related("drafted_by")
    made = {front.page_id: front for front in rows}
    return [Editable(page, made.get(page.pk)) for page in pages]


def editable_page(number: int) -> Home | Section | None:
    """The home or section page with this number."""
    for model in (Home, Section):
        found: Home | Section | None = model.objects.select_related("locale").filter(pk=number).first()
        if found:
            return found
    return None


def versions_of(front: Front, count: int, before: int | None = None) -> list[FrontVersion]:
    """The newest versions of a front, those before a number if one is given."""
    if front.pk is None:
        return []
    rows = front.versions.select_related("made_by").order_by("-number")
    return list(rows.filter(number__lt=before)[:count] if before else rows[:count])
