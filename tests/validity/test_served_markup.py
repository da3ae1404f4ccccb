"""What pages may not contain whatever they show: a strict policy allows no inline code, and readers aren't tracked."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.fixtures.site import EDITIONS, Site, every_page

LOADING = (
    "//script/@src | //link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href | //img/@src | //iframe/@src"
)
HAVE_COUNTERPARTS = (
    "home", "section", "latest", "person", "article", "standing", "follow", "story", "coverage",
    "video", "videos", "channel",
)  # fmt: skip
COUNTERPARTS = {**{name: name for name in HAVE_COUNTERPARTS}, "archive": "section"}


def parsed(site: Site, name: str, edition: str) -> html.HtmlElement:
    return html.document_fromstring(site.get(site.pages[edition][name]).body.decode())


@every_page()
def test_a_page_has_no_inline_style_script_or_handler(name: str, edition: str, site: Site) -> None:
    page = parsed(site, name, edition)
    assert page.xpath("//style | //*[@style]") == []
    assert page.xpath("//script[not(@src) and not(@type='application/ld+json')]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//a[starts-with(@href, 'javascript:')]") == []


@every_page()
def test_a_page_loads_nothing_from_elsewhere(name: str, edition: str, site: Site) -> None:
    addresses = parsed(site, name, edition).xpath(LOADING)
    assert addresses
    assert [address for address in addresses if urlsplit(address).netloc] == []


@every_page("gallery")
def test_an_anonymous_reader_gets_no_cookie(name: str, edition: str, site: Site) -> None:
    answer = site.get(site.pages[edition][name])
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


@every_page()
def test_the_language_comes_from_the_address(name: str, edition: str, site: Site) -> None:
    other = {"ar": "en-US,en;q=0.9", "en": "ar-SA,ar;q=0.9"}[edition]
    answer = site.get(site.pages[edition][name], **{"Accept-Language": other})
    page = html.document_fromstring(answer.body.decode())
    assert page.get("lang") == edition
    assert page.get("dir") == {"ar": "rtl", "en": "ltr"}[edition]
    assert "Accept-Language" not in answer.headers.get("Vary", "")


@every_page()
def test_no_element_jumps_the_queue_of_the_tab_key(name: str, edition: str, site: Site) -> None:
    assert set(parsed(site, name, edition).xpath("//@tabindex")) <= {"0", "-1"}


@every_page("gallery")
def test_the_edition_switch_leads_to_the_counterpart_or_else_home(name: str, edition: str, site: Site) -> None:
    other = {"ar": "en", "en": "ar"}[edition]
    links = parsed(site, name, edition).xpath(f"//*[@class='switches']//a[@hreflang='{other}']/@href")
    assert links == [site.pages[other][COUNTERPARTS.get(name, "home")]]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", HAVE_COUNTERPARTS)
def test_a_page_names_its_counterpart_to_search_engines(name: str, edition: str, site: Site) -> None:
    page = parsed(site, name, edition)
    named = {link.get("hreflang"): urlsplit(link.get("href")).path for link in page.xpath("//link[@hreflang]")}
    assert {"ar", "en"} <= named.keys()
    assert named[edition] == site.pages[edition][name]
