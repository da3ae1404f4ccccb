"""The addresses of renditions are worked out, bounded in number, and change with the picture."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from khabar.pictures import renditions
from khabar.pictures.models import Picture
from tests.fixtures.newsroom import Newsroom, jpeg


@pytest.fixture
def port(db: None) -> Picture:
    return Newsroom("ar").picture()


def test_every_address_a_page_offers_answers_with_what_it_says(port: Picture, client: Any) -> None:
    shown = renditions.view(port, "square")
    assert [source.type for source in shown.sources] == ["image/webp"]
    for offer in [*shown.srcset.split(", ")[:2], *shown.sources[0].srcset.split(", ")[:2]]:
        address, width = offer.split()
        answer = client.get(address)
        assert answer.status_code == 200
        with Image.open(BytesIO(b"".join(answer.streaming_content))) as picture:
            assert f"image/{picture.format.lower()}" == answer["Content-Type"]
            assert picture.size == (int(width[:-1]), int(width[:-1]))


def test_an_answer_may_be_kept_for_ever_and_forgotten_by_tag(port: Picture, client: Any) -> None:
    answer = client.get(renditions.view(port).src)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Cache-Tag"] == f"picture:{port.pk}"
    assert not answer.cookies


def test_the_address_changes_with_the_focal_point_and_the_old_one_redirects(port: Picture, client: Any) -> None:
    before = renditions.path(port, "wide", 320, "jpeg")
    port.focal_point_x, port.focal_point_y, port.focal_point_width, port.focal_point_height = 10, 10, 20, 20
    port.save()
    after = renditions.path(port, "wide", 320, "jpeg")
    assert after != before
    assert client.get(before)["Location"] == after


def test_the_address_changes_with_the_file(port: Picture, client: Any) -> None:
    before, tint = renditions.path(port, "wide", 320, "jpeg"), port.tint
    Picture.objects.update(avif_ready=True)
    port.file = jpeg((800, 600), colour="#aa0000")
    port.save()
    stored = Picture.objects.get()
    after = renditions.path(stored, "wide", 320, "jpeg")
    assert client.get(before)["Location"] == after != before
    assert (stored.width, stored.avif_ready, stored.tint != tint) == (800, False, True)


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


def test_width_and_height_are_known_before_the_picture_comes(newsroom: Newsroom, client: Any, port: Picture) -> None:
    page = client.get(newsroom.article(picture=port.pk).path_on_site).content.decode()
    assert 'width="640" height="427"' in page
    assert 'loading="lazy"' not in page.split("article__text")[0]


@pytest.mark.django_db
def test_only_reading_is_allowed(client: Any) -> None:
    assert client.post("/pictures/1/00000000/wide-320.jpeg").status_code == 405
