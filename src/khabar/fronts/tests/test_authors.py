"""An author has an address, and a list of what they signed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from khabar.articles.copy import Signature
from khabar.fronts.tests.links import items_in
from tests.fixtures.newsroom import Newsroom, quotation


def test_what_somebody_signed_is_listed(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    item = newsroom.article(bylines=(Signature("", person.pk),))
    newsroom.article("Of somebody else", bylines=(Signature(person.title),))
    assert items_in(client.get(person.url).content.decode()) == [item.pk]


def test_a_wrong_name_or_edition_leads_to_the_right_address(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    for path in (f"/people/{person.pk}", f"/en/people/{person.pk}-x/", f"/people/{person.pk}-{quote('اسم')}/"):
        assert client.get(path)["Location"] == person.url
    person.unpublish()
    assert client.get(person.url).status_code == 404


def test_an_article_leads_to_its_author_and_speaker(newsroom: Newsroom, client: Any) -> None:
    author, speaker = newsroom.person("Author"), newsroom.person("Speaker")
    item = newsroom.article(bylines=(Signature("", author.pk),), body=[quotation("x", speaker)])
    page = client.get(item.path_on_site).content.decode()
    assert f'<a href="{author.url}" rel="author"' in page
    assert f'<a class="quotation__name" href="{speaker.url}"' in page
