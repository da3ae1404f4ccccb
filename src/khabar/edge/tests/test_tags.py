"""Answers say what they used, so that a cache can forget by tag."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from khabar.articles.copy import Signature
from khabar.edge import tags
from khabar.edge.middleware import MOST_TAGS
from tests.fixtures.newsroom import Newsroom, paragraph, quotation


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def tags_of(client: Any, path: str) -> set[str]:
    return set(client.get(path)["Cache-Tag"].split(","))


def test_tags_are_collected_inside_a_recording_only() -> None:
    tags.record("lost")
    with tags.recording() as outer:
        tags.record("a")
        with tags.recording() as inner:
            tags.record("b", "c")
        assert inner == {"b", "c"}
    assert outer == {"a", "b", "c"}
    with tags.recording() as later:
        pass
    assert later == set()


def test_an_article_is_tagged_with_all_it_shows(newsroom: Newsroom, client: Any) -> None:
    author, speaker = newsroom.person("Author"), newsroom.person("Speaker")
    lead, inside = newsroom.picture(), newsroom.picture()
    linked = newsroom.article("Linked")
    item = newsroom.article(
        picture=lead.pk,
        bylines=(Signature("", author.pk),),
        tags=("tag",),
        body=[
            paragraph(f'<a linktype="page" id="{linked.pk}">x</a>'),
            quotation("x", speaker),
            {"type": "picture", "value": {"picture": inside.pk, "caption": ""}},
        ],
    )
    expected = {f"item:{item.pk}", f"section:{item.section_id}", f"item:{linked.pk}", f"person:{speaker.pk}"}
    expected |= {f"picture:{lead.pk}", f"picture:{inside.pk}", "outlet", f"latest:{newsroom.edition}"}
    expected.add(f"person:{speaker.pk}:items")  # items that quote the same people stand below the text
    assert expected <= tags_of(client, item.path_on_site)


def test_an_article_is_tagged_with_its_counterpart(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    item = arabic.article()
    other = english.article(translation_of=item)
    assert f"item:{other.pk}" in tags_of(client, item.path_on_site)


def test_a_list_is_tagged_with_itself_and_its_items(newsroom: Newsroom, client: Any) -> None:
    person, picture = newsroom.person(), newsroom.picture()
    item = newsroom.article(tags=("tag",), bylines=(Signature("", person.pk),), picture=picture.pk)
    home, edition = newsroom.home.url, newsroom.edition
    common = {f"item:{item.pk}", f"section:{item.section_id}", f"picture:{picture.pk}"}
    for path, tag in (
        (home, f"front:{edition}"),
        (item.section.url, f"section:{item.section_id}"),
        (f"{home}latest/", f"latest:{edition}"),
        (f"{home}tags/tag/", f"tag:{item.topics[0]['number']}"),
        (person.url, f"person:{person.pk}"),
    ):
        assert common | {tag} <= tags_of(client, path), path


def test_a_list_of_very_many_tags_becomes_one_for_all(newsroom: Newsroom, client: Any, monkeypatch: Any) -> None:
    newsroom.many(10, newest=timezone.now())
    monkeypatch.setattr("khabar.edge.middleware.MOST_TAGS", 5)
    assert client.get(newsroom.home.url)["Cache-Tag"] == "everything"
    assert MOST_TAGS * len("picture:9999999999,") < 16_384


def test_the_back_office_has_no_tags(client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    assert "Cache-Tag" not in client.get("/admin/")
