"""Where a picture was taken never leaves the house: not in a rendition, not as an original."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from khabar.pictures import renditions
from khabar.pictures.models import Picture
from khabar.pictures.tests.files import PLACE, picture, with_location
from tests.fixtures.newsroom import Newsroom


@pytest.fixture(params=["JPEG", "PNG", "WEBP"])
def located(request: pytest.FixtureRequest, db: None) -> Picture:
    made = Newsroom("ar").picture(file=with_location(request.param))
    Picture.objects.update(avif_ready=True)
    return made


def test_no_rendition_says_where(located: Picture, client: Any) -> None:
    assert PLACE.encode() in located.file.open().read(), "the original keeps it"
    for extension in ("jpeg", "webp", "avif"):
        answer = client.get(renditions.path(located, "wide", 320, extension))
        content = b"".join(answer.streaming_content)
        assert PLACE.encode() not in content
        assert b"GPS" not in content
        with Image.open(BytesIO(content)) as shown:
            assert not shown.getexif()
            assert not shown.getexif().get_ifd(0x8825)
            assert not {"exif", "xmp", "comment", "photoshop"} & shown.info.keys()


def test_nor_does_what_the_back_office_shows(located: Picture) -> None:
    thumbnail, larger = located.get_renditions("max-165x165", "max-800x600").values()
    for rendition in (thumbnail, larger):
        assert PLACE.encode() not in rendition.file.open().read()


def test_a_picture_still_stands_upright(client: Any, db: None) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    made = Newsroom("ar").picture(file=ContentFile(picture((400, 200), exif=exif), "turned.jpg"))
    assert (made.width, made.height) == (200, 400)
    answer = client.get(renditions.path(made, "full", 160, "jpeg"))
    with Image.open(BytesIO(b"".join(answer.streaming_content))) as shown:
        assert shown.size == (160, 320)


@pytest.mark.parametrize("to", ["", "images/../", "images//..//", "images/%2e%2e/", "outlet/../", "./", "images/..%2F"])
def test_no_address_leads_to_an_original(arabic: Newsroom, client: Any, reader: Any, to: str) -> None:
    made = arabic.picture(file=with_location())
    address = f"/media/{to}{made.file.name}"
    assert client.get(address).status_code == 404
    client.force_login(reader)
    assert client.get(address).status_code == 404


def test_the_newsroom_may_open_an_original(arabic: Newsroom, client: Any, reporter: Any) -> None:
    made = arabic.picture(file=with_location())
    client.force_login(reporter)
    assert client.get(f"/media/{made.file.name}").status_code == 200


@pytest.mark.django_db
def test_nothing_outside_the_media_folder_is_served(client: Any) -> None:
    for path in (
        "../secret-key",
        "images/../../secret-key",
        "images/%2e%2e/%2e%2e/test.sqlite3",
        "images/",
        "images/x",
    ):
        assert client.get(f"/media/{path}").status_code in (400, 404)


def test_the_file_of_a_rendition_is_the_newsrooms_own(arabic: Newsroom, client: Any, reporter: Any) -> None:
    made = arabic.picture().get_rendition("max-165x165")
    assert client.get(made.url).status_code == 404, "it knows nothing of the picture's licence"
    client.force_login(reporter)
    assert client.get(made.url).status_code == 200
