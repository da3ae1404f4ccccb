"""Name, logo, colour, contacts, digits and dates are the outlet's choice; what would harm readers is refused."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, get_args

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from khabar.design.components import RAILS
from khabar.design.editions import EDITIONS, FONTS, FrontLayout
from khabar.design.models import Outlet, validate_accent
from tests.fixtures.newsroom import Newsroom

BOMB = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00" + b"\x00" * 40


def logo(kind: str = "PNG", size: tuple[int, int] = (300, 80)) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, "#0f5c63").save(target, kind)
    return target.getvalue()


def change(newsroom: Newsroom, **fields: Any) -> Outlet:
    outlet = newsroom.outlet
    for name, value in fields.items():
        setattr(outlet, name, value)
    outlet.full_clean()
    outlet.save()
    return outlet


@pytest.mark.parametrize("colour", ["#0f5c63", "#7a1020", "#000000", "#0F5C63"])
def test_a_readable_accent_is_taken(colour: str) -> None:
    validate_accent(colour)


@pytest.mark.parametrize("colour", ["#ffff00", "#9cc", "teal", "#ffffff", "", "#0f5c6", "#0f5c63;}", "#gggggg"])
def test_a_pale_accent_or_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValidationError):
        validate_accent(colour)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("logo.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("logo.png", b"<html><script>alert(1)</script>"),
        ("logo.png", logo("GIF")),
        ("logo.png", logo()[:60]),
        ("logo.png", logo(size=(3_000, 3_000))),
        ("logo.png", logo() + b"\x00" * 600_000),
        ("logo.png", BOMB),
        ("logo.html", logo()),
    ],
)
def test_a_hostile_logo_is_refused(newsroom: Newsroom, name: str, content: bytes) -> None:
    with pytest.raises(ValidationError):
        change(newsroom, logo=ContentFile(content, name))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_logo_takes_the_place_of_the_name(newsroom: Newsroom, client: Any, kind: str) -> None:
    outlet = change(newsroom, name="المرفأ", logo=ContentFile(logo(kind), f"logo.{kind.lower()}"))
    page = client.get(newsroom.home.url).content.decode()
    assert f'src="{outlet.logo.url}"' in page
    assert 'alt="المرفأ"' in page
    answer = client.get(outlet.logo.url)
    assert (answer.status_code, "sandbox" in answer["Content-Security-Policy"]) == (200, True)


def test_name_and_colour_are_on_every_page(newsroom: Newsroom, client: Any) -> None:
    change(newsroom, name="The <Harbour>", tagline="خبر البحر", accent="#7a1020")
    page = client.get(newsroom.article().path_on_site).content.decode()
    assert "The &lt;Harbour&gt;" in page
    assert "خبر البحر" in page
    sheet = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    assert "7a1020" in sheet
    assert client.get(sheet).status_code == 200


def test_digits_months_and_calendar_are_the_outlets_choice(arabic: Newsroom, client: Any) -> None:
    change(arabic, numbering="arab", months="levant", hijri=False)
    page = client.get("/").content.decode()
    assert "masthead__lunar" not in page
    item = arabic.article(from_archive=True, first_appeared="2011-05-03T09:00Z")
    assert "٣ أيار ٢٠١١" in client.get(item.path_on_site).content.decode()


def test_an_administrator_changes_it_in_the_back_office(arabic: Newsroom, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    address = reverse("wagtailsnippets_khabar_design_outlet:edit", args=[arabic.outlet.pk])
    assert client.get(address).status_code == 200


def test_a_reporter_does_not(arabic: Newsroom, client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    address = reverse("wagtailsnippets_khabar_design_outlet:edit", args=[arabic.outlet.pk])
    assert client.get(address).status_code == 302


@pytest.mark.parametrize(("choice", "fonts"), [("", None), ("sans", "sans"), ("serif", "serif")])
def test_headlines_are_set_in_the_typeface_the_outlet_chose(
    newsroom: Newsroom, client: Any, choice: str, fonts: str | None
) -> None:
    change(newsroom, typeface=choice)
    edition = EDITIONS[newsroom.edition]
    chosen = fonts or edition.typeface
    page = client.get(newsroom.home.url).content.decode()
    assert f'data-typeface="{chosen}"' in page
    loaded = re.findall(r'as="font"[^>]*/fonts/([\w-]+)\.woff2', page)
    assert loaded == list(FONTS[edition.script, chosen].first_view)


@pytest.mark.parametrize("layout", get_args(FrontLayout))
def test_fronts_are_laid_out_as_the_outlet_chose(arabic: Newsroom, client: Any, layout: FrontLayout) -> None:
    arabic.many(40, newest=timezone.now(), picture=arabic.picture().pk)
    change(arabic, front=layout)
    for place in (arabic.home, arabic.section()):
        page = client.get(place.url).content.decode()
        assert f"front__top--{layout}" in page
    rails = re.findall(r"rail rail--(\w+)", client.get(arabic.home.url).content.decode())
    assert rails == [RAILS[layout][0]]
