from __future__ import annotations

from khabar.articles.models import Article
from khabar.news.models import NewsPage, NewsTag

RELATED = 4


def related_items(article: Article) -> list[NewsPage]:
    """The newest published items of the edition that share a tag with `article`; one query, none without tags."""
    tags = [topic["number"] for topic in article.topics]
    if not tags:
        return []
    tagged = NewsTag.objects.filter(tag_id__in=tags).exclude(content_object=article.pk).values("content_object")
    found = NewsPage.objects.dated().in_edition(article.edition).filter(pk__in=tagged)
    return list(found.newest().for_cards()[:RELATED])
