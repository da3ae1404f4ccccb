"""An item is found by its number alone; every other address leads to the right one."""

from __future__ import annotations

from itertools import product
from typing import Any
from urllib.parse import quote, unquote

import pytest

from tests.fixtures.newsroom import Newsroom


def test_an_article_answers_at_its_address(newsroom: Newsroom, client: Any) -> None:
    article = newsroom.article()
    answer = client.get(article.path_on_site)
    assert answer.status_code == 200
    assert newsroom.words["headline"] in answer.content.decode()


def test_addresses_are_readable_and_encoded_on_the_wire(arabic: Newsroom, english: Newsroom) -> None:
    item = arabic.article()
    assert unquote(item.path_on_site) == f"/اقتصاد/{item.pk}-افتتاح-خط-بحري-جديد/"
    assert item.path_on_site.isascii()
    other = english.article()
    assert other.path_on_site == f"/en/economy/{other.pk}-a-new-ferry-line-opens/"


def test_wagtail_knows_the_same_address(newsroom: Newsroom, settings: Any) -> None:
    item = newsroom.article()
    assert item.url == item.path_on_site
    assert item.full_url == settings.BASE_URL + item.path_on_site


def test_a_wrong_section_slug_or_edition_leads_to_the_right_address(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article()
    sections = ("politics", quote("سياسة"), "no-such-section", "2011")
    slugs = ("-wrong/", "/", "-/", f"-{quote('شيء')}", "")
    for prefix, section, slug in product(("/", "/en/"), sections, slugs):
        answer = client.get(f"{prefix}{section}/{item.pk}{slug}")
        assert (answer.status_code, answer["Location"]) == (301, item.path_on_site)


def test_the_redirect_keeps_the_query(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article()
    answer = client.get(f"/x/{item.pk}/?utm_source=%D8%A7&b")
    assert answer["Location"] == f"{item.path_on_site}?utm_source=%D8%A7&b"


def test_the_number_alone_is_the_short_address(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article()
    for path in (f"/{item.pk}", f"/{item.pk}/", f"/en/{item.pk}", f"/en/{item.pk}/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (301, item.path_on_site)


def test_the_page_names_its_short_address(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article()
    page = client.get(item.path_on_site).content.decode()
    assert f'<link rel="shortlink" href="{item.short_path}">' in page
    assert client.get(item.short_path)["Location"] == item.path_on_site


def test_a_redirect_never_leads_to_itself(newsroom: Newsroom, client: Any) -> None:
    for headline in ("س؟! «ع» (ص)", "It's ~50% & more; + a/b", "ﷺ é", "100"):
        item = newsroom.article(headline)
        assert client.get(item.path_on_site).status_code == 200


def test_an_unpublished_item_has_no_address(newsroom: Newsroom, client: Any) -> None:
    draft, live = newsroom.article(publish=False), newsroom.article()
    assert client.get(draft.path_on_site).status_code == 404
    assert client.get(f"/{draft.pk}").status_code == 404
    live.unpublish()
    assert client.get(live.path_on_site).status_code == 404
    assert client.get(f"/{live.pk}").status_code == 404


def test_the_place_in_the_tree_is_no_second_address(newsroom: Newsroom, client: Any) -> None:
    item, person = newsroom.article(), newsroom.person()
    for page, own in ((item, item.path_on_site), (person, person.url)):
        folder = page.get_parent().slug
        answer = client.get(f"{newsroom.home.url}{quote(folder)}/{quote(page.slug)}/")
        assert (answer.status_code, answer["Location"]) == (301, own)


@pytest.mark.django_db
def test_a_number_nobody_has_is_not_found(client: Any) -> None:
    for number in ("9" * 18, str(2**63 - 1), str(2**63), "9" * 19):
        assert client.get(f"/{number}").status_code == 404
        assert client.get(f"/en/x/{number}-x/").status_code == 404
