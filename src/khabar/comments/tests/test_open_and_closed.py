"""Comments are open, closed, hidden or read first: the item says, else its section, else the house."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khabar.comments.models import Discussion, SectionRules
from khabar.comments.tests.readers import Reader, house
from khabar.news.models import NewsPage
from tests.fixtures.newsroom import Newsroom

CLOSED = {"ar": "مغلق", "en": "closed"}


def age(item: NewsPage, days: int) -> None:
    NewsPage.objects.filter(pk=item.pk).update(live_at=timezone.now() - timedelta(days=days))


def closed(item: NewsPage) -> bool:
    reader = Reader()
    refused = reader.write(item, "كلام في مادة").status_code == 403
    assert ("commentform" not in reader.read(item)) is refused
    return refused


def test_comments_close_by_age_as_the_house_says(newsroom: Newsroom) -> None:
    house(closing_days=14)
    item = newsroom.article()
    assert not closed(item)
    age(item, 15)
    assert closed(item)
    assert "2026" in Reader().read(item) or str(timezone.now().year) in Reader().read(item)
    house(closing_days=0)
    assert not closed(item)


def test_the_nearest_word_counts(arabic: Newsroom) -> None:
    house(closing_days=1)
    politics = arabic.section("سياسة")
    parties = arabic.section("أحزاب", under=politics)
    item = arabic.article(section=parties)
    age(item, 3)
    assert closed(item)
    SectionRules.objects.create(section=politics, closing_days=5)
    assert not closed(item)
    SectionRules.objects.create(section=parties, mode="closed")
    assert closed(item)
    Discussion.objects.update_or_create(pk=item.pk, defaults={"mode": "open"})
    assert not closed(item)
    Discussion.objects.filter(pk=item.pk).update(closing_days=2)
    assert closed(item)


def test_the_house_may_take_no_comments_and_an_item_may_all_the_same(arabic: Newsroom) -> None:
    house(open=False)
    item = arabic.article()
    assert closed(item)
    Discussion.objects.update_or_create(pk=item.pk, defaults={"mode": "open"})
    assert not closed(item)


def test_where_each_comment_is_read_first_also_trusted_authors_wait(arabic: Newsroom) -> None:
    house()
    item, reader = arabic.article(), Reader()
    author = reader.wrote(item, "أول").author
    author.trusted = True
    author.save()
    Discussion.objects.filter(pk=item.pk).update(mode="moderated")
    comment = reader.wrote(item, "ثان")
    assert (comment.state, comment.reasons[0]["rule"]) == ("held", "read first")


def test_hidden_comments_are_nowhere(arabic: Newsroom) -> None:
    house()
    item, reader = arabic.article(), Reader()
    comment = reader.wrote(item, "سيُخفى")
    Discussion.objects.filter(pk=item.pk).update(mode="hidden")
    assert "سيُخفى" not in reader.read(item)
    assert reader.client.get(f"{item.short_path}/comments/{comment.pk}/").status_code == 404
    assert closed(item)


def test_editors_decide_it_from_the_item_and_from_the_section(arabic: Newsroom, section_editor: Any) -> None:
    house()
    item, client = arabic.article(), Client()
    client.force_login(section_editor)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[item.pk])).content.decode()
    path = reverse("moderation:item", args=[item.pk])
    assert path in edit
    assert client.get(path).status_code == 200
    client.post(path, {"mode": "closed", "closing_days": ""})
    assert closed(item)
    client.post(path, {"mode": "", "closing_days": ""})

    section = reverse("moderation:section", args=[item.section_id])
    assert client.get(section).status_code == 200
    client.post(section, {"mode": "closed", "closing_days": ""})
    assert closed(item)


def test_an_unpublished_item_has_no_comments(arabic: Newsroom) -> None:
    draft = arabic.article(publish=False)
    assert Reader().client.get(f"{draft.short_path}/comments/").status_code == 404
    assert Reader().write(draft, "كلام").status_code == 404


@pytest.mark.parametrize("edition", ["ar", "en"])
def test_the_words_of_the_edition_say_that_it_is_closed(edition: str, db: None) -> None:
    house(open=False)
    assert CLOSED[edition] in Reader().read(Newsroom(edition).article())
