from __future__ import annotations

from khabar.people.models import Person


def tags_of_person(person: Person) -> tuple[str, ...]:
    """What a person's change shows in: their page, what quotes them, lists of pages."""
    return (f"person:{person.pk}", f"sitemap:{person.locale.language_code}")
