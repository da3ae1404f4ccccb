"""Filing copy by the hundred, for the archive, the demo and benchmarks: many times as fast as one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from taggit.models import Tag

from khabar.accounts.models import User
from khabar.articles import planting
from khabar.articles.actions import article_from
from khabar.articles.copy import Copy
from khabar.articles.models import Article, Quoted
from khabar.body.copy import picture_numbers, plain_text, speaker_numbers
from khabar.edge.actions import announce
from khabar.news.announcing import tags_of_many
from khabar.news.models import Byline, FormerAddress, NewsPage, NewsTag
from khabar.news.queries import address_digest
from khabar.news.signals import items_written
from khabar.people.models import Person
from khabar.pictures.models import Picture
from khabar.pictures.queries import uncredited
from khabar.sections.models import Section
from khabar.stories.models import Membership
from khabar.text.bidi import strip_controls
from khabar.text.reading import count_words

Blocks = list[dict[str, Any]]


@dataclass(frozen=True)
class Filing:
    """Copy and where it goes: published at `published_at`, or a draft, due at `go_live_at` if given."""

    copy: Copy
    section: Section
    published_at: datetime | None = None
    go_live_at: datetime | None = None
    owner: User | None = None
    translation_key: UUID | None = None
    stories: tuple[int, ...] = ()
    """Numbers of the stories it belongs to."""
    key: str = ""
    """Name of the item among those filed with it."""
    write_body: Callable[[Mapping[str, int]], Blocks] | None = None
    """Gives the text in place of `copy.body`, told the numbers, by key, of all items filed with it."""


@transaction.atomic
def file_many(filings: Sequence[Filing]) -> list[Article]:
    """File some hundreds of items for the house itself, in their order. Sends `items_written` only; indexes are kept.

    Raises ValidationError, and files none, if one doesn't fit its fields or can't be published as it is.
    """
    if not filings:
        return []
    articles = [_article(filing) for filing in filings]
    planting.take_places(articles, [filing.section for filing in filings])
    filed = list(zip(filings, articles, strict=True))
    numbers = {filing.key: article.pk for filing, article in filed if filing.key}
    for filing, article in filed:
        if filing.write_body:
            article.body = filing.write_body(numbers)
    people = Person.objects.in_bulk({number for article in articles for number in _people_of(article)})
    tags = _tags({name for filing in filings for name in filing.copy.tags})
    for filing, article in filed:
        article.tagged_items = [NewsTag(tag=tags[name]) for name in dict.fromkeys(filing.copy.tags)]
        _derive(article, filing.section, people)
    _check(articles)
    planting.write_rows(articles)
    _write_children(filed, people)
    planting.keep_revisions(articles)
    planting.reindex(articles)
    prefetch_related_objects(articles, "memberships")
    items_written.send(NewsPage, numbers=[article.pk for article in articles])
    announce(*tags_of_many(article for article in articles if article.live), why="items filed")
    return articles


def _article(filing: Filing) -> Article:
    article = article_from(filing.copy)
    article.title, article.owner = strip_controls(article.title).strip(), filing.owner
    article.live = filing.published_at is not None
    article.first_published_at = article.last_published_at = filing.published_at
    article.latest_revision_created_at = filing.published_at or timezone.now()
    article.has_unpublished_changes = not article.live
    article.go_live_at = filing.go_live_at
    if filing.translation_key:
        article.translation_key = filing.translation_key
    return article


def _people_of(article: Article) -> set[int]:
    signed = {entry.person_id for entry in article.bylines.all() if entry.person_id}
    return signed | speaker_numbers(article.body)


def _derive(article: Article, section: Section, people: Mapping[int, Person]) -> None:
    for name in ("kicker", "short_headline", "standfirst", "lead_caption", "place"):
        setattr(article, name, strip_controls(getattr(article, name)).strip())
    for entry in article.bylines.all():
        entry.page_id, entry.person = article.pk, people.get(entry.person_id)
    article.section, article.edition = section, section.edition
    article.word_count = count_words(plain_text(article.body))
    article._derive()


def _check(articles: Sequence[Article]) -> None:
    """What saving a page and `publishing_problems` check, by two queries for all."""
    links = [field.name for field in Article._meta.fields if field.is_relation]
    live = [article for article in articles if article.live]
    leads = Picture.objects.in_bulk({article.lead_picture_id for article in live} - {None})
    without = set(uncredited({number for article in live for number in picture_numbers(article.body)}))
    for article in articles:
        article.clean_fields(exclude=links)
    for article in live:
        article.lead_picture = leads.get(article.lead_picture_id)
        problems = NewsPage.publishing_problems(article)
        if problems:
            raise ValidationError({name: f"{article.title}: {problem}" for name, problem in problems.items()})
    if without:
        raise ValidationError({"body": f"Pictures without credit: {', '.join(sorted(without))}."})


def _write_children(filed: Sequence[tuple[Filing, Article]], people: Mapping[int, Person]) -> None:
    articles = [article for _filing, article in filed]
    Byline.objects.bulk_create([entry for article in articles for entry in article.bylines.all()])
    NewsTag.objects.bulk_create([entry for article in articles for entry in article.tagged_items.all()])
    Quoted.objects.bulk_create(
        Quoted(article=article, person_id=number)
        for article in articles
        for number in sorted(speaker_numbers(article.body) & people.keys())
    )
    former = [(path, article.pk) for filing, article in filed for path in filing.copy.former_paths]
    FormerAddress.objects.bulk_create(
        [FormerAddress(digest=address_digest(path), path=path, page_id=number) for path, number in former],
        ignore_conflicts=True,  # the first item to claim an address keeps it
    )
    Membership.objects.bulk_create(
        Membership(story_id=story, item_id=article.pk)
        for filing, article in filed
        for story in dict.fromkeys(filing.stories)
    )


def _tags(names: set[str]) -> dict[str, Tag]:
    found = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    return found | {name: Tag.objects.create(name=name) for name in sorted(names - found.keys())}
