"""What no page offers, and what cannot be made, does not exist."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.pictures import renditions
from khabar.pictures.models import Picture
from tests.fixtures.newsroom import Newsroom, jpeg


@pytest.fixture
def port(db: None) -> Picture:
    return Newsroom("ar").picture()


def test_what_no_page_offers_does_not_exist(port: Picture, client: Any) -> None:
    known = renditions.path(port, "wide", 320, "jpeg")
    for wrong in (
        known.replace("320", "321"),
        known.replace("320", "99999"),
        known.replace("wide", "huge"),
        known.replace("jpeg", "png"),
        known.replace("jpeg", "avif"),
        known.replace(f"/{port.pk}/", "/999999/"),
        renditions.path(port, "wide", 1800, "jpeg"),
    ):
        assert client.get(wrong).status_code == 404, wrong
    assert port.renditions.count() == 0


@pytest.mark.parametrize("size", [(100, 100), (1000, 300), (300, 3000), (641, 427), (1, 1)])
def test_no_picture_is_enlarged(size: tuple[int, int], db: None) -> None:
    picture = Newsroom("ar").picture(file=jpeg(size))
    for use in renditions.RATIOS:
        sizes = renditions.sizes_of(picture, use)
        assert sizes
        assert all(rendition.width <= size[0] and rendition.height <= size[1] for rendition in sizes)


def test_a_picture_whose_file_is_lost_or_broken_is_not_found(arabic: Newsroom, client: Any) -> None:
    port = arabic.picture(file=jpeg((901, 601)))
    address = renditions.path(port, "wide", 320, "jpeg")
    with port.file.storage.open(port.file.name, "wb") as file:
        file.write(b"no picture")
    assert client.get(address).status_code == 404
    port.file.storage.delete(port.file.name)
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_only_reading_is_allowed(client: Any) -> None:
    assert client.post("/pictures/1/00000000/wide-320.jpeg").status_code == 405
