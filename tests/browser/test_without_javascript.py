"""Everything can be read and used without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fixtures.browser import PHONE
from tests.fixtures.site import EDITIONS, Site

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

in_both_editions = pytest.mark.parametrize("edition", EDITIONS)


@pytest.mark.parametrize(
    ("name", "edition"),
    [("home", "ar"), ("section", "en"), ("latest", "ar"), ("article", "ar"), ("article", "en"), ("person", "en")],
)
def test_a_page_says_all_it_has_to_say(name: str, edition: str, visit: Visit) -> None:
    words = [
        visit(name, edition, PHONE, javascript=script).locator("main").inner_text().split() for script in (False, True)
    ]
    without, with_script = map(set, words)
    # Scripts may write "12 minutes ago" for a time, and put labels on buttons that work only with them.
    assert len(with_script - without) <= 40
    assert len(words[0]) > 5


@in_both_editions
def test_the_menu_leads_to_the_sections(edition: str, visit: Visit, site: Site) -> None:
    page = visit("home", edition, PHONE, javascript=False)
    page.locator(".masthead__menu").click()
    assert page.url.endswith("#foot")
    link = page.locator(f"#foot a[href='{site.pages[edition]['section']}']")
    assert link.is_visible()
    link.click()
    assert page.url == site.url("section", edition)


@in_both_editions
def test_an_article_can_be_shared_by_plain_links(edition: str, visit: Visit) -> None:
    page = visit("article", edition, PHONE, javascript=False)
    links = page.locator("[data-share] a")
    assert links.count() >= 4
    for link in links.all():
        assert link.is_visible()
        assert link.get_attribute("href").startswith(("https://", "mailto:"))


@in_both_editions
def test_no_button_is_shown_that_does_nothing(edition: str, visit: Visit) -> None:
    page = visit("article", edition, PHONE, javascript=False)
    assert page.locator("button:visible:not(form[action] button[type=submit])").count() == 0
    assert page.locator("form[action]:not([method=post])").count() == 0


@in_both_editions
def test_an_embed_can_be_reached_where_it_lives(edition: str, visit: Visit) -> None:
    page = visit("article", edition, PHONE, javascript=False)
    for embed in page.locator(".embed").all():
        assert embed.locator("a[href^='https://']").first.is_visible()


@in_both_editions
def test_a_galleries_pictures_can_all_be_seen(edition: str, visit: Visit) -> None:
    page = visit("article", edition, PHONE, javascript=False)
    for slide in page.locator(".gallery__slide img").all():
        slide.scroll_into_view_if_needed()
        assert slide.is_visible()


@in_both_editions
def test_the_edition_switch_works(edition: str, visit: Visit, site: Site) -> None:
    page = visit("article", edition, PHONE, javascript=False)
    other = {"ar": "en", "en": "ar"}[edition]
    page.locator(f".switches [hreflang={other}]").click()
    assert page.url == site.url("article", other)


@in_both_editions
def test_the_system_sets_the_theme(edition: str, visit: Visit) -> None:
    page = visit("home", edition, PHONE, javascript=False, color_scheme="dark")
    assert page.locator("html").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(18, 20, 22)"
