"""Whatever changes what readers see is announced, in the transaction of the change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from khabar.articles.copy import Signature
from khabar.articles.models import Article
from khabar.channels.tests.airing import a_channel, a_programme
from khabar.edge.models import Announcement
from khabar.fronts.models import StandingPage
from khabar.news.actions import mark_updated, publish_due
from khabar.polls.tests.ballots import ask
from tests.fixtures.newsroom import Newsroom, paragraph, quotation
from tests.fixtures.stories import a_story

COLUMNS = ("password", "site_name", "title", "name", "question", "text", "url", "language_code", "tagline")
"""What can be changed of one row or another without more ado."""


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


@pytest.fixture
def announced(db: None) -> Callable[[], set[str]]:
    """The tags announced since the last call."""
    place = [0]

    def since() -> set[str]:
        rows = list(Announcement.objects.filter(pk__gt=place[0]).order_by("pk"))
        place[0] = rows[-1].pk if rows else place[0]
        return {tag for row in rows for tag in row.tags.split(" ")}

    since()
    return since


def test_an_item_is_announced_when_it_comes_changes_moves_and_goes(newsroom: Newsroom, announced: Any) -> None:
    author, speaker, place = newsroom.person("Author"), newsroom.person("Speaker"), newsroom.section("Politics")
    body = [paragraph("x"), quotation("x", speaker)]
    announced()
    item = newsroom.article(bylines=(Signature("", author.pk),), body=body, tags=("tag",))
    lists = {"front:ar", "latest:ar", "sitemap:ar", f"person:{author.pk}:items", f"person:{speaker.pk}:items"}
    lists |= {f"tag:{Tag.objects.get().pk}", f"translations:{item.translation_key}", f"item:{item.pk}"}
    assert lists | {f"section:{item.section_id}:items"} <= announced()
    mark_updated(item)
    assert f"item:{item.pk}" in announced()
    item.move(place, "last-child")
    assert {f"item:{item.pk}", f"section:{place.pk}:items"} <= announced()
    item = Article.objects.get(pk=item.pk)
    item.unpublish()
    assert lists <= announced()
    item.save_revision().publish()
    assert lists <= announced()
    item.delete()
    assert lists <= announced()


def test_a_draft_is_nobodys_business(newsroom: Newsroom, announced: Any) -> None:
    item = newsroom.article()
    announced()
    item.title = "Another"
    item.save_revision()
    assert announced() == set()


def test_what_is_due_is_announced(newsroom: Newsroom, announced: Any) -> None:
    item = newsroom.article(publish=False)
    item.go_live_at = timezone.now() + timedelta(hours=1)
    item.expire_at = item.go_live_at + timedelta(hours=1)
    item.save_revision().publish()
    announced()
    for moment in (item.go_live_at, item.expire_at):
        publish_due(moment + timedelta(seconds=1))
        assert {f"item:{item.pk}", "front:ar"} <= announced()


def test_items_filed_in_bulk_are_announced_by_their_lists(newsroom: Newsroom, announced: Any) -> None:
    newsroom.section()
    announced()
    items = newsroom.many(3, newest=timezone.now())
    found = announced()
    assert {"front:ar", f"section:{items[0].section_id}:items"} <= found
    assert not {f"item:{item.pk}" for item in items} & found


def test_what_pages_have_in_common_is_announced(newsroom: Newsroom, announced: Any) -> None:
    section, person, picture = newsroom.section(), newsroom.person(), newsroom.picture()
    standing = StandingPage(title="About", slug="about", locale=newsroom.home.locale)
    newsroom.home.add_child(instance=standing)
    tag, outlet = Tag.objects.create(name="tag"), newsroom.outlet
    announced()
    for row, expected in (
        (section, {f"section:{section.pk}", "sections:ar", "front:ar"}),
        (person, {f"person:{person.pk}"}),
        (picture, {f"picture:{picture.pk}"}),
        (standing, {"standing:ar"}),
        (tag, {f"tag:{tag.pk}"}),
        (outlet, {"outlet"}),
        (newsroom.home, {"front:ar"}),
        (PageViewRestriction(page=section, restriction_type="login"), {"everything"}),
    ):
        row.save()
        assert expected <= announced(), row


def test_what_can_not_be_announced_is_not_changed(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    home, channel, poll = newsroom.home, a_channel(), ask()
    standing = home.add_child(instance=StandingPage(title="About", slug="about", locale=home.locale))
    document = get_document_model().objects.create(title="Report", file=ContentFile(b"x", "report.txt"))
    rows = [newsroom.section(), newsroom.person(), newsroom.picture(), newsroom.article(), a_story(newsroom)]
    rows += [home, newsroom.outlet, standing, document, channel, channel.streams.get(), a_programme(channel)]
    rows += [poll, poll.options.first(), Tag.objects.create(name="tag"), home.get_site(), home.locale]
    rows.append(PageViewRestriction.objects.create(page=standing, restriction_type="login"))

    def fail(*arguments: Any, **named: Any) -> None:
        raise RuntimeError("no more room in the outbox")

    monkeypatch.setattr(Announcement, "save", fail)
    for row in rows:
        column = next(name for name in COLUMNS if isinstance(getattr(row, name, None), str))
        before = getattr(row, column)
        setattr(row, column, "en-GB" if column == "language_code" else "changed")
        with pytest.raises(RuntimeError, match="no more room"):
            row.save()
        assert getattr(type(row).objects.get(pk=row.pk), column) == before, row


def test_a_person_who_changes_their_name_is_announced_with_what_they_signed(
    newsroom: Newsroom, announced: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from khabar.jobs.worker import drain

    author = newsroom.person()
    item = newsroom.article(bylines=(Signature("", author.pk),))
    announced()
    author.title = "Another Name"
    with django_capture_on_commit_callbacks(execute=True):
        author.save_revision().publish()
    drain()
    assert {f"person:{author.pk}", f"item:{item.pk}"} <= announced()
