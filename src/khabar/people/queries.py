from __future__ import annotations

from django.db.models import QuerySet

from khabar.people.models import Person


def people_of(edition: str) -> QuerySet[Person]:
    """The live people of an edition."""
    return Person.objects.live().filter(locale__language_code=edition)


def person_numbered(number: int) -> Person | None:
    """The live person with this number, in any edition, with the portrait."""
    return Person.objects.live().select_related("portrait", "locale").filter(pk=number).first()
