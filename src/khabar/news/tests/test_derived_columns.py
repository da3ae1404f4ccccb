"""Derived columns come from the item as it is, never from a revision."""

from __future__ import annotations

from datetime import UTC, datetime

from khabar.articles.copy import Signature
from khabar.articles.models import Article
from khabar.news.models import NewsPage
from tests.fixtures.newsroom import Newsroom

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def stored(item: NewsPage) -> Article:
    found: Article = Article.objects.get(pk=item.pk)
    return found


def test_the_published_time_is_the_first_publishing(newsroom: Newsroom) -> None:
    item = newsroom.article(published_at=NOON)
    item.title += "!"
    item.save_revision().publish()
    assert stored(item).live_at == NOON


def test_an_old_draft_brings_back_no_published_time(newsroom: Newsroom) -> None:
    item = newsroom.article(publish=False)
    item.latest_revision.publish()
    live_at = stored(item).live_at
    stored(item).save_revision()
    stored(item).revisions.earliest("pk").publish()
    assert stored(item).live_at == live_at is not None


def test_a_draft_of_a_live_item_has_its_times(newsroom: Newsroom) -> None:
    item = newsroom.article(published_at=NOON)
    revision = item.latest_revision
    NewsPage.objects.filter(pk=item.pk).update(updated_at=NOON, byline_text="x")
    draft = revision.as_object()
    assert (draft.live_at, draft.updated_at, draft.byline_text) == (NOON, NOON, "x")


def test_the_byline_is_written_as_the_edition_writes_lists(arabic: Newsroom, english: Newsroom) -> None:
    for newsroom, comma in ((arabic, "، "), (english, ", ")):
        person = newsroom.person()
        item = newsroom.article(bylines=(Signature("", person.pk), Signature("A. Stranger")))
        assert item.byline_text == f"{newsroom.words['person']}{comma}A. Stranger"
        assert item.byline[0] == {"name": person.title, "number": person.pk, "slug": person.slug}
        assert item.byline[1]["number"] is None


def test_a_changed_byline_is_kept_from_its_publishing_on(newsroom: Newsroom) -> None:
    item = newsroom.article(bylines=(Signature("First"),))
    item.bylines = [type(item.bylines.first())(name="Second")]
    revision = item.save_revision()
    assert stored(item).byline_text == "First"
    revision.publish()
    assert stored(item).byline_text == "Second"


def test_tags_are_kept_with_the_item_from_its_publishing_on(newsroom: Newsroom) -> None:
    item = newsroom.article(tags=("بحر", "Sea"))
    assert [topic["name"] for topic in item.topics] == ["بحر", "Sea"]
    item.tags.remove("Sea")
    revision = item.save_revision()
    assert len(stored(item).topics) == 2
    revision.publish()
    assert [topic["name"] for topic in stored(item).topics] == ["بحر"]


def test_unpublishing_leaves_no_published_time(newsroom: Newsroom) -> None:
    item = newsroom.article()
    item.unpublish()
    assert stored(item).live_at is None
    item.save_revision().publish()
    assert stored(item).live_at == stored(item).first_published_at


def test_saving_a_draft_changes_nothing_that_readers_see(newsroom: Newsroom) -> None:
    person = newsroom.person()
    body = [{"type": "quotation", "value": {"text": "x", "speaker": person.pk}}]
    item = newsroom.article(body=body, published_at=NOON)
    item.body = []
    item.title = "Draft"
    item.save_revision()
    assert stored(item).title == newsroom.words["headline"]
    assert stored(item).word_count == 1
    assert stored(item).quoted.get().person == person
