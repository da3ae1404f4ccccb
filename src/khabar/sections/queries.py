from __future__ import annotations

from django.db.models import QuerySet

from khabar.sections.models import Section, SectionAddress


def sections_of(edition: str) -> QuerySet[Section]:
    """The live sections of an edition, in the editor's order."""
    return Section.objects.live().filter(edition=edition).order_by("position", "pk")


def important_sections(edition: str) -> QuerySet[Section]:
    """Those shown in the bar and on the home page."""
    return sections_of(edition).filter(important=True)


def section_at(edition: str, address: str) -> Section | None:
    """The live section at `address`, also where the section has been renamed since."""
    found = sections_of(edition).filter(address=address).first()
    if found is None:
        former = SectionAddress.objects.filter(edition=edition, address=address, section__live=True)
        found = next((row.section for row in former.select_related("section")), None)
    return found
