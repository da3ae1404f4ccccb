"""The language comes from the address and from nothing else; counterparts know each other."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.design.middleware import language_of
from tests.fixtures.newsroom import Newsroom

HTML = {"ar": '<html lang="ar" dir="rtl"', "en": '<html lang="en" dir="ltr"'}
OTHER = {"ar": "en", "en": "ar"}


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "ar"),
        ("/en/", "en"),
        ("/en", "en"),
        ("//en/", "en"),
        ("/en-x/", "ar"),
        ("/economy/en/", "ar"),
        ("/fr/", "ar"),
    ],
)
def test_the_first_segment_tells_the_language(path: str, language: str) -> None:
    assert language_of(path) == language


def test_no_header_and_no_cookie_changes_the_language(newsroom: Newsroom, client: Any) -> None:
    other = OTHER[newsroom.edition]
    item = newsroom.article()
    client.cookies["django_language"] = other
    for path in (newsroom.home.url, f"{newsroom.home.url}latest/", item.path_on_site, f"{newsroom.home.url}no-such/x/"):
        page = client.get(path, headers={"Accept-Language": f"{other}, *;q=0.1"}).content.decode()
        assert HTML[newsroom.edition] in page


def test_an_article_and_its_counterpart_name_each_other(
    arabic: Newsroom, english: Newsroom, client: Any, settings: Any
) -> None:
    item = arabic.article()
    other = english.article(translation_of=item)
    for one, two, lang in ((item, other, "en"), (other, item, "ar")):
        page = client.get(one.path_on_site).content.decode()
        assert f'<a href="{two.path_on_site}" hreflang="{lang}"' in page
        for found in (one, two):
            address = settings.BASE_URL + found.path_on_site
            assert f'<link rel="alternate" hreflang="{found.edition}" href="{address}">' in page


def test_an_unpublished_counterpart_is_not_named(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    item = arabic.article()
    other = english.article(translation_of=item, publish=False)
    page = client.get(item.path_on_site).content.decode()
    assert other.path_on_site not in page
    assert 'rel="alternate" hreflang' not in page
    assert '<a href="/en/" hreflang="en"' in page, "the switch leads to the front page instead"


def test_a_section_a_person_and_the_lists_lead_to_their_counterparts(
    arabic: Newsroom, english: Newsroom, client: Any
) -> None:
    section, person = arabic.section(), arabic.person()
    other = english.section(translation_key=section.translation_key)
    namesake = english.person(translation_key=person.translation_key)
    pairs = [(section.url, other.url), (person.url, namesake.url), ("/", "/en/")]
    for path, counterpart in [*pairs, ("/latest/", "/en/latest/"), ("/follow/", "/en/follow/")]:
        assert f'<a href="{counterpart}" hreflang="en"' in client.get(path).content.decode()
        assert f'<a href="{path}" hreflang="ar"' in client.get(counterpart).content.decode()


def test_an_editor_with_another_language_reads_the_edition_as_it_is(
    newsroom: Newsroom, client: Any, section_editor: Any
) -> None:
    from wagtail.users.models import UserProfile

    UserProfile.objects.filter(user=section_editor).update(preferred_language=OTHER[newsroom.edition])
    client.force_login(section_editor)
    assert HTML[newsroom.edition] in client.get(newsroom.article().path_on_site).content.decode()
