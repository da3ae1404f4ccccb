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
    assert answer["Cache-Control"] == "public, max-age=31536000, s-maxage=60, immutable"
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


def test_width_and_height_are_known_before_the_picture_comes(newsroom: Newsroom, client: Any, port: Picture) -> None:
    page = client.get(newsroom.article(picture=port.pk).path_on_site).content.decode()
    assert 'width="640" height="427"' in page
    assert 'loading="lazy"' not in page.split("article__text")[0]
