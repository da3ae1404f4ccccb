from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from khabar.people.models import Person
from khabar.pictures.renditions import SHOWN


def people_of(edition: str) -> QuerySet[Person]:
    """The live people of an edition."""
    return Person.objects.live().filter(locale__language_code=edition)


def person_numbered(number: int) -> Person | None:
    """The live person with this number, in any edition, with the portrait."""
    return Person.objects.live().select_related("portrait", "locale").filter(pk=number).first()


SPEAKER = ("title", "slug", "role", "live", "locale__language_code")


def speakers(numbers: Collection[int]) -> dict[int, Person]:
    """People by number with their address and all that a quotation shows; one query, none for no numbers."""
    columns = (*SPEAKER, *(f"portrait__{name}" for name in SHOWN))
    found = Person.objects.select_related("portrait", "locale").only(*columns)
    return found.in_bulk(list(numbers)) if numbers else {}
