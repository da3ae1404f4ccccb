"""A tag has a page for each edition that uses it."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.design.addresses import tag_path
from khabar.fronts.tests.links import items_in
from khabar.related.queries import SHOWN
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def test_a_tag_lists_its_items_in_one_edition(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    item, other = arabic.article(tags=("بحر السلوى",)), english.article(tags=("بحر السلوى",))
    arabic.article("Without")
    slug = item.topics[0]["slug"]
    assert items_in(client.get(tag_path("ar", slug)).content.decode()) == [item.pk]
    assert items_in(client.get(tag_path("en", slug)).content.decode()) == [other.pk]


def test_an_article_leads_to_its_tags(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(tags=("بحر السلوى", "Ports & ships"))
    page = client.get(item.path_on_site).content.decode()
    for topic in item.topics:
        path = tag_path(newsroom.edition, topic["slug"])
        assert f'<a href="{path}" rel="tag"' in page
        assert client.get(path).status_code == 200
    assert "Ports &amp; ships" in page


def test_related_are_the_newest_that_share_a_tag(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(tags=("a", "b"))
    alike = [newsroom.article(f"Alike {n}", tags=("a", "b", "c")) for n in range(5)]
    newsroom.article("Other", tags=("c",))
    newsroom.article("Draft", tags=("a",), publish=False)
    newsroom.article("Undated", tags=("a",), from_archive=True)
    page = client.get(item.path_on_site).content.decode()
    related = page.split('class="related"')[1].split("</section>")[0]
    shown = [number for number in items_in(f"<main>{related}</main>") if number != item.pk]
    assert shown == [other.pk for other in reversed(alike)][:SHOWN]


def test_an_article_without_tags_has_nothing_related(newsroom: Newsroom, client: Any) -> None:
    newsroom.article("Other", tags=("a",))
    assert 'class="related"' not in client.get(newsroom.article().path_on_site).content.decode()


def test_a_tag_nobody_uses_any_more_is_not_found(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(tags=("a",))
    item.unpublish()
    assert client.get(tag_path(newsroom.edition, "a")).status_code == 404
    assert client.get(tag_path(newsroom.edition, "never")).status_code == 404
