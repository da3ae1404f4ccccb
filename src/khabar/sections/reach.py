"""What somebody may do in which section, asked once and then known for every row of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from django.db.models import BigIntegerField, ExpressionWrapper, F, QuerySet, Value
from wagtail.models import Page
from wagtail.permissions import policy_registry

from khabar.accounts.models import User
from khabar.sections.models import Section

EXPLORING = {f"{verb}_page" for verb in ("add", "change", "publish", "lock", "unlock", "bulk_delete")}
Rows = TypeVar("Rows", bound=QuerySet[Any])


class Placed(Protocol):
    """A row that lies in a section and belongs to somebody."""

    section_id: int | None
    owner_id: int | None


@dataclass(frozen=True)
class Reach:
    """In which sections somebody has which right; None stands for every section there is."""

    user: int
    sections_by_right: Mapping[str, frozenset[int] | None]
    labels: Sequence[tuple[int, str, str]] = ()
    """Number, name and edition of each section they may see, in the order of the site."""

    def sections(self, *rights: str) -> frozenset[int] | None:
        """Where they have at least one of `rights` (all of Wagtail's if none is named)."""
        found = [self.sections_by_right.get(right, frozenset()) for right in rights or EXPLORING]
        return None if None in found else frozenset().union(*(part for part in found if part is not None))

    def has(self, row: Placed, *rights: str) -> bool:
        sections = self.sections(*rights)
        return sections is None or row.section_id in sections

    def __bool__(self) -> bool:
        return self.sections() is None or bool(self.sections())

    def of(self, rows: Rows, *rights: str, by: str = "section") -> Rows:
        sections = self.sections(*rights)
        return rows if sections is None else rows.filter(**{f"{by}__in": sections})

    def among(self, rows: Rows, *rights: str) -> Rows:
        """As `of`, for rows that an index has narrowed down already: the sections only sift them.

        Offered an index by section, both databases would rather sort all that lies in the sections.
        """
        sections = self.sections(*rights)
        if sections is None:
            return rows
        return rows.alias(sifted=ExpressionWrapper(F("section") + Value(0), BigIntegerField())).filter(
            sifted__in=sections
        )

    def may_edit(self, row: Placed) -> bool:
        return self.has(row, "change_page") or (row.owner_id == self.user and self.has(row, "add_page"))


def reach_of(user: User) -> Reach:
    """What `user` may do where, by two queries."""
    found = Section.objects.order_by("edition", "position", "title")
    rows = list(found.values_list("pk", "title", "edition", "path"))
    labels = [(number, title, edition) for number, title, edition, _path in rows]
    if not user.is_active or user.is_superuser:
        return Reach(user.pk, dict.fromkeys(EXPLORING if user.is_active else ()), labels)
    by_right: dict[str, frozenset[int] | None] = {}
    for grant in policy_registry.get_by_type(Page).get_cached_permissions_for_user(user):
        right = grant.permission.codename
        below = frozenset(row[0] for row in rows if row[3].startswith(grant.page.path))
        known = by_right.get(right, frozenset())
        by_right[right] = None if known is None or grant.page.is_root() else known | below
    reach = Reach(user.pk, by_right)
    own = reach.sections()
    return replace(reach, labels=[label for label in labels if own is None or label[0] in own])
