"""Tags of lists in which an item appears."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.design.announcing import tags_of
from khabar.news.models import NewsPage


def items_of(kind: str, number: int | None) -> str:
    """The tag of a list of the items of a section or person, as in `section:2:items`."""
    return f"{kind}:{number}:items"


def tags_of_item(item: NewsPage) -> set[str]:
    """The lists that show `item`, or do so once it is published."""
    edition = item.edition
    tags = {f"front:{edition}", f"latest:{edition}", f"sitemap:{edition}", items_of("section", item.section_id)}
    tags |= {f"tag:{topic['number']}" for topic in item.topics}
    return tags | {items_of("person", entry.person_id) for entry in item.bylines.all() if entry.person_id}


def tags_of_many(items: Iterable[NewsPage]) -> set[str]:
    """What to forget when new items are published: lists, as nothing shows the items yet."""
    return {tag for item in items for tag in tags_of(item) - {f"item:{item.pk}"}}
