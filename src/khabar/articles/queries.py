from __future__ import annotations

from typing import Any

from khabar.articles.models import Article
from khabar.news.models import NewsPage

RELATED = 4


def related_items(article: Article, tag_ids: list[int]) -> list[NewsPage]:
    """The newest published items of the edition that share a tag with `article`; one query, none without tags."""
    if not tag_ids:
        return []
    found = (
        NewsPage.objects.dated()
        .in_edition(article.edition)
        .filter(tagged_items__tag_id__in=tag_ids)
        .exclude(pk=article.pk)
        .distinct()
        .newest()
        .for_cards()
    )
    return list(found[:RELATED])


def tags_of(article: Article) -> list[Any]:
    """The tags of an article by name, with their numbers and slugs; one query."""
    return list(article.tags.order_by("name"))
