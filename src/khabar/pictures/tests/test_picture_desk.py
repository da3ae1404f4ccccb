"""The picture desk: many pictures at once with shared words, found in any spelling, shown as readers see them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from khabar.pictures import desk
from khabar.pictures.models import Picture
from khabar.pictures.tests.files import picture, with_iptc
from tests.fixtures.newsroom import Newsroom


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def editor(client: Any, picture_editor: Any) -> Any:
    client.force_login(picture_editor)
    return picture_editor


def upload(client: Any, content: bytes, **fields: str) -> dict[str, Any]:
    file = SimpleUploadedFile("port.jpg", content, "image/jpeg")
    answer = client.post(reverse("wagtailimages:add_multiple"), {"files[]": file, "title": "port", **fields})
    told: dict[str, Any] = json.loads(answer.content)
    return told


def titles(client: Any, **query: str) -> list[str]:
    """Titles of the pictures in the listing, in order."""
    page = client.get(reverse("wagtailimages:index_results"), {"layout": "list", **query}).content.decode()
    return re.findall(r'<div class="title-wrapper">.*?<a[^>]*>\s*([^<]+?)\s*<', page, re.S)


def test_pictures_uploaded_together_share_caption_and_credit(client: Any, editor: Any) -> None:
    shared = {"shared-caption": "ميناء عند الفجر", "shared-agency": "صور السلوى"}
    for name in (b"Karim", b"Laila"):
        content = with_iptc({(2, 80): [name], (2, 120): [b"Harbour"], (2, 110): [b"Other"]})
        assert upload(client, content, **shared)["success"] is True
    made = list(Picture.objects.order_by("pk"))
    assert [item.credit for item in made] == ["Karim / صور السلوى", "Laila / صور السلوى"]
    assert {item.caption for item in made} == {"ميناء عند الفجر"}
    assert {item.uploaded_by_user for item in made} == {editor}


def test_pictures_uploaded_together_share_the_end_of_their_licence(client: Any, editor: Any) -> None:
    upload(client, picture(), **{"shared-usable_until": "2031-05-01T09:30:15"})
    made = Picture.objects.get()
    assert timezone.localtime(made.usable_until).isoformat().startswith("2031-05-01T09:30:15")
    page = client.get(reverse("wagtailimages:edit", args=[made.pk])).content.decode()
    field = next(found for found in re.findall(r"<input[^>]*>", page) if 'name="usable_until"' in found)
    assert 'type="datetime-local"' in field
    assert 'value="2031-05-01T09:30:15"' in field


def test_without_shared_words_each_file_speaks_for_itself(client: Any, editor: Any) -> None:
    upload(client, with_iptc({(2, 80): [b"Karim"], (2, 120): [b"Harbour"]}))
    made = Picture.objects.get()
    assert (made.photographer, made.caption) == ("Karim", "Harbour")


def test_shared_words_that_are_too_long_stop_the_upload(client: Any, editor: Any) -> None:
    told = upload(client, picture(), **{"shared-agency": "x" * 201})
    assert told["success"] is False
    assert told["error_message"]
    assert not Picture.objects.exists()


def test_the_upload_offers_the_shared_words(client: Any, editor: Any) -> None:
    page = client.get(reverse("wagtailimages:add_multiple")).content.decode()
    assert re.findall(r'name="(shared-\w+)"', page) == [
        f"shared-{name}" for name in ("caption", "photographer", "agency", "usable_until")
    ]


@pytest.fixture
def three(arabic: Newsroom) -> list[Picture]:
    taken = datetime(2026, 3, 1, 9, tzinfo=UTC)
    return [
        arabic.picture(title="One", caption="أسواق الفُستق في المرسى", photographer="آدم", taken_at=taken),
        arabic.picture(title="Two", caption="Harbour", photographer="مؤمن الأحمدي", agency="وكالة السلوى"),
        arabic.picture(title="Three", caption="آدم في السوق", agency="Salwa"),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "اسواق الفستق"}, ["One"]),
        ({"q": "ادم"}, ["Three", "One"]),
        ({"q": "HARBOUR مءمن"}, ["Two"]),
        ({"q": "٢٠٢٦-٠٣-٠١"}, ["One"]),
        ({"q": "لا شيء من هذا"}, []),
        ({"credit": "ادم"}, ["One"]),
        ({"credit": "الاحمدى السلوي"}, ["Two"]),
        ({"taken_from": "2026-03-01", "taken_until": "2026-03-01"}, ["One"]),
        ({"taken_from": "2026-03-02"}, []),
        ({}, ["Three", "Two", "One"]),
    ],
)
def test_pictures_are_found_by_caption_credit_and_date_in_any_spelling(
    client: Any, editor: Any, three: list[Picture], query: dict[str, str], expected: list[str]
) -> None:
    assert titles(client, **query) == expected


@pytest.mark.parametrize(("licence", "expected"), [("over", ["One"]), ("soon", ["Two"]), ("", ["Three", "Two", "One"])])
def test_pictures_are_found_by_the_end_of_their_licence(
    client: Any, editor: Any, three: list[Picture], licence: str, expected: list[str]
) -> None:
    for found, days in zip(three, (-1, 29, 31), strict=True):
        found.usable_until = timezone.now() + timedelta(days=days)
        found.save()
    assert titles(client, licence=licence) == expected


def test_a_picture_says_that_its_licence_is_over(client: Any, editor: Any, three: list[Picture]) -> None:
    path = reverse("wagtailimages:edit", args=[three[0].pk])
    assert "help-warning" not in client.get(path).content.decode()
    three[0].usable_until = timezone.now()
    three[0].save()
    assert "انتهى الترخيص" in client.get(path).content.decode().split("help-warning")[1].split("</div>")[0]


def test_the_chooser_finds_them_too(client: Any, editor: Any, three: list[Picture]) -> None:
    page = client.get(reverse("wagtailimages_chooser:choose_results"), {"q": "اسواق"}).content.decode()
    assert f"/chosen/{three[0].pk}/" in page
    assert f"/chosen/{three[1].pk}/" not in page


def test_words_that_change_are_found_at_once(client: Any, editor: Any, three: list[Picture]) -> None:
    three[0].caption = "قمح"
    three[0].save()
    assert titles(client, q="القمح") == []
    assert titles(client, q="قمح") == ["One"]
    assert titles(client, q="الفستق") == []


def test_a_listing_counts_only_so_far(client: Any, editor: Any, three: list[Picture], monkeypatch: Any) -> None:
    monkeypatch.setattr(desk, "COUNTED", 2)
    with CaptureQueriesContext(connection) as captured:
        titles(client)
    counts = [
        query["sql"] for query in captured if "COUNT(*)" in query["sql"] and "khabar_pictures_picture" in query["sql"]
    ]
    assert counts
    assert all("LIMIT 2" in sql for sql in counts)


def test_a_picture_is_shown_as_each_use_cuts_it(client: Any, editor: Any, arabic: Newsroom) -> None:
    made = arabic.picture(focal_point_x=300, focal_point_y=200, focal_point_width=10, focal_point_height=10)
    page = client.get(reverse("wagtailimages:edit", args=[made.pk])).content.decode()
    sources = re.findall(r'crops__crop--(\w+)"><img src="([^"]+)"', page)
    assert [use for use, _source in sources] == ["wide", "square", "tall"]
    for _use, source in sources:
        assert client.get(source).headers["Content-Type"] == "image/jpeg"


def test_a_picture_says_where_it_is_used(client: Any, editor: Any, arabic: Newsroom) -> None:
    made = arabic.picture()
    path = reverse("wagtailimages:edit", args=[made.pk])
    assert 'class="uses"' not in client.get(path).content.decode()
    lead = arabic.article("في الصدر", picture=made.pk)
    inside = arabic.article("في النص", body=[{"type": "picture", "value": {"picture": made.pk, "caption": ""}}])
    for item in (lead, inside, arabic.article("بلا صورة")):
        ReferenceIndex.create_or_update_for_object(item)  # the worker's task
    uses = client.get(path).content.decode().split('class="uses"')[1].split("</ul>")[0]
    assert uses.count("<li>") == 2
    for item in (lead, inside):
        assert item.title in uses
