"""Where the interface is Arabic nothing is left over in English: the main screens, as each role sees them."""

from __future__ import annotations

import json
import re
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.snippets.models import get_snippet_models

from khabar.accounts.tests.world import World
from tests.fixtures.newsroom import Newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]

NAMES = re.compile(
    r"\b(?:Wagtail|Khabar|English|CSV|XLSX|JSON|RSS|IPTC|URL|HTML|PNG|JPE?G|WebP|AVIF|GIF|SVG|PDF|DOCX|ODT|ODS|TXT|PPTX"
    r"|YouTube|Telegram|WhatsApp|Facebook|Instagram|TikTok|Mastodon|Bluesky|Threads|LinkedIn|UTC|GMT|SHA-256|PIN|X"
    r"|here|there|colleague|me|port|People|Salwa Pictures"
    r"|Esc|Ctrl|Alt|Shift|JPG|WEBP)\b|#[0-9a-f]{6}"
)
"""Names of formats, networks, keys and things, and titles that `world` gives."""
LATIN = re.compile(r"[A-Za-z]{2,}")
SPOKEN = ("aria-label", "title", "placeholder", "alt")
SIGN_IN = ("login/", "password/reset/", "password/", "second-factor/", "second-factor/totp/activate/")
EVERYBODY = ("reporter", "section editor", "picture editor", "chief editor", "administrator")


def words(page: str) -> set[str]:
    """What somebody reads or is read on a page, without what the browser doesn't show."""
    tree = lxml.html.fromstring(page)
    for hidden in tree.xpath("//script | //style | //noscript | //head/*[not(self::title)] | //code"):
        hidden.drop_tree()
    # What an editor typed, and values that are the same in every language.
    for typed in tree.xpath(
        "//textarea | //iframe | //*[@data-side-panel-toggle-counter] | //select[contains(@name, 'time_zone')]"
    ):
        typed.drop_tree()
    said = {str(text).strip() for text in tree.itertext()}
    said |= {str(value).strip() for name in SPOKEN for value in tree.xpath(f"//@{name}")}
    return {re.sub(r"https?://\S+", "", text) for text in said if text}


def leftovers(page: str, *names: str) -> list[str]:
    """Words of Latin letters that are no names, neither known ones nor these."""
    for name in names:
        page = page.replace(name, "")
    return sorted(text for text in words(page) if LATIN.search(NAMES.sub("", text)))


def screens(world: World) -> dict[str, str]:
    mine = world.item("draft", own=True, place="here")
    pages = {
        "home": reverse("wagtailadmin_home"),
        "articles": reverse("khabar_desk:items", args=["article"]),
        "article": reverse("wagtailadmin_pages:edit", args=[mine.pk]),
        "account": reverse("wagtailadmin_account"),
    }
    if world.role in ("chief editor", "administrator"):
        pages["section"] = reverse("wagtailadmin_pages:edit", args=[mine.get_parent().pk])
        pages["outlet"] = "/admin/snippets/khabar_design/outlet/"
    if world.role == "administrator":
        parent = mine.get_parent().pk
        pages["new article"] = reverse("wagtailadmin_pages:add", args=["khabar_articles", "article", parent])
        pages["history"] = reverse("wagtailadmin_pages:history", args=[mine.pk])
        pages["delete"] = reverse("wagtailadmin_pages:delete", args=[mine.pk])
        pages["tree"] = reverse("wagtailadmin_explore", args=[parent])
        pages["pictures"] = reverse("wagtailimages:index")
        pages["new picture"] = reverse("wagtailimages:add")
        pages["files"] = reverse("wagtaildocs:index")
        pages["accounts"] = reverse("wagtailusers_users:index")
        pages["somebody's account"] = reverse("wagtailusers_users:edit", args=[world.colleague.pk])
        pages["roles"] = reverse("wagtailusers_groups:index")
    return pages


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_word_is_left_over(role: str, arabic: Newsroom, client: Client) -> None:
    world = World(arabic, role)
    client.force_login(world.me)  # type: ignore[arg-type]
    found: dict[str, list[str]] = {}
    for name, address in screens(world).items():
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, name
        assert '<html lang="ar" dir="rtl"' in re.sub(r"\s+", " ", answer.content.decode()), name
        left = leftovers(answer.content.decode(), *(item.title for item in world.items.values()))
        if left:
            found[name] = left
    assert not found, json.dumps(found, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    "path", ["login/", "password/reset/", "second-factor/", "second-factor/totp/activate/", "password/"]
)
def test_signing_in_is_arabic_too(path: str, client: Client, reporter: Any) -> None:
    if path not in ("login/", "password/reset/"):
        client.force_login(reporter)
    page = client.get(f"/staff/{path}", follow=True).content.decode()
    assert leftovers(page) == []


def test_the_test_sees_what_is_left_over() -> None:
    assert leftovers('<html><p>نص <b>Save draft</b></p><i title="Close">WebP</i><script>let a</script></html>') == [
        "Close",
        "Save draft",
    ]


def test_screens_of_snippets_lead_home_in_the_language_of_who_looks() -> None:
    ours = [model for model in get_snippet_models() if model.__module__.startswith("khabar.")]
    assert len(ours) >= 5
    for model in ours:
        with override("en"):
            label = model.snippet_viewset.breadcrumbs_items[0]["label"]
        with override("ar"):
            assert str(label) == "الرئيسية", model
