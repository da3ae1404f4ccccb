"""The same news item in other editions."""

from __future__ import annotations

from khabar.design.announcing import translations
from khabar.design.components import Link
from khabar.design.editions import EDITIONS
from khabar.edge import tags
from khabar.news.models import NewsPage


def alternates_of(item: NewsPage) -> list[Link]:
    """Links to the published items that are this one in other editions; one query, none for what isn't saved yet.

    The answer being rendered hears of it when they change, and when there are others.
    """
    tags.record(translations(item.translation_key))
    if not item.pk:
        return []
    others = NewsPage.objects.published().filter(translation_key=item.translation_key).exclude(pk=item.pk)
    found = list(others.exclude(edition=item.edition).order_by("pk").for_links())
    tags.record(*(f"item:{other.pk}" for other in found))
    return [
        Link(other.path_on_site, EDITIONS[other.edition].name, lang=other.edition)
        for other in found
        if other.edition in EDITIONS
    ]
