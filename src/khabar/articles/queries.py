from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from khabar.articles.models import Article, Quoted
from khabar.body.copy import speaker_numbers
from khabar.news.models import NewsPage, NewsTag

RELATED = 3


@dataclass(frozen=True)
class Surroundings:
    """The published items an article points at: its counterparts in other editions, and what is related to it."""

    counterparts: list[NewsPage]
    related: list[NewsPage]


def surroundings_of(article: Article) -> Surroundings:
    """Related are the newest items of the edition that share a tag with `article`, or quote somebody it quotes.

    One query for both.
    """
    people = speaker_numbers(article.body)
    others = NewsPage.objects.published().exclude(pk=article.pk).order_by().for_cards()
    found = others.filter(translation_key=article.translation_key).exclude(edition=article.edition)
    if article.topics or people:
        found = found.union(others.filter(pk__in=_newest_alike(article, people)), all=True)
    items = sorted(found, key=lambda item: (item.live_at, item.pk), reverse=True)
    return Surroundings(
        counterparts=[item for item in items if item.edition != article.edition],
        related=[item for item in items if item.edition == article.edition],
    )


def _newest_alike(article: Article, people: Collection[int]) -> QuerySet[NewsPage, dict[str, int]]:
    tags = [topic["number"] for topic in article.topics]
    tagged = NewsTag.objects.filter(tag_id__in=tags).exclude(content_object=article.pk).values("content_object")
    quoting = Quoted.objects.filter(person_id__in=people).exclude(article=article.pk).values("article")
    alike = NewsPage.objects.dated().in_edition(article.edition).filter(Q(pk__in=tagged) | Q(pk__in=quoting))
    return alike.newest().values("pk")[:RELATED]


def quoted_in(people: Collection[int], count: int) -> Iterable[tuple[int, int]]:
    """Pairs of article and person for the newest articles that quote any of these people; one query."""
    rows = Quoted.objects.filter(person__in=people).order_by("-article_id")
    return rows.values_list("article_id", "person_id")[:count]
