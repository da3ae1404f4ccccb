"""What is no picture, too much of one, or more than one, is refused in plain words before anything decodes it."""

from __future__ import annotations

import json
import time
import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageFile
from wagtail.models import UploadedFile

from khabar.pictures import headers
from khabar.pictures.models import Picture
from khabar.pictures.refusals import check_file
from khabar.pictures.tests import hostile
from khabar.pictures.tests.files import picture, with_location

MB = 1024 * 1024
REFUSED: dict[str, tuple[Any, str]] = {
    "PNG of 900 million pixels": (hostile.huge_png, "too_many_pixels"),
    "JPEG of 900 million pixels": (hostile.huge_jpeg, "too_many_pixels"),
    "GIF of 4,000 million pixels": (hostile.huge_gif, "too_many_pixels"),
    "WebP of 268 million pixels": (hostile.huge_webp, "too_many_pixels"),
    "AVIF of 900 million pixels": (hostile.huge_avif, "too_many_pixels"),
    "600 frames": (hostile.restless_gif, "too_many_frames"),
    "blocks without end": (hostile.endless_gif, "broken"),
    "chunks without end": (hostile.endless_png, "broken"),
    "50 MB": (lambda: picture() + b"\0" * (50 * MB), "too_large"),
    "SVG": (lambda: hostile.SVG, "no_picture"),
    "text": (lambda: b"Hello", "no_picture"),
    "nothing": (lambda: b"", "no_picture"),
    "a program": (lambda: b"MZ" + b"\0" * 600, "no_picture"),
    "a TIFF": (lambda: picture(kind="TIFF"), "no_picture"),
    "only a first byte": (lambda: b"\xff\xd8\xff", "broken"),
    "JPEG and archive": (lambda: picture() + hostile.archive(), "more_than_a_picture"),
    "PNG and archive": (lambda: picture(kind="PNG") + hostile.archive(), "more_than_a_picture"),
    "JPEG and PDF": (lambda: hostile.commented(b"%PDF-1.7"), "more_than_a_picture"),
    "JPEG and script": (lambda: hostile.commented(b"*/<ScRiPt>alert(1)</script>"), "more_than_a_picture"),
    "JPEG and PHP": (lambda: picture() + b"<?php system($_GET['c']);", "more_than_a_picture"),
    "GIF and page": (lambda: picture(kind="GIF") + b"<html><body onload=alert(1)>", "more_than_a_picture"),
    "WebP and drawing": (lambda: picture(kind="WEBP") + hostile.SVG, "more_than_a_picture"),
    **{f"truncated {kind}": (lambda kind=kind: hostile.TRUNCATED[kind], "broken") for kind in hostile.TRUNCATED},
}


@pytest.fixture
def nothing_decodes(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        pytest.fail("a refused file was opened or decoded", pytrace=False)

    monkeypatch.setattr(headers, "MOST_PARTS", 2_000)  # the same in less time
    monkeypatch.setattr(Image, "open", fail)
    monkeypatch.setattr(ImageFile.ImageFile, "load", fail)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_quickly_with_flat_memory_and_never_decoded(name: str, nothing_decodes: None) -> None:
    make, code = REFUSED[name]
    file = BytesIO(make())
    begun = time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(ValidationError) as refused:
            check_file(file)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refused.value.code == code
    assert len(refused.value.messages[0]) > 20
    assert peak < 4 * MB
    assert time.process_time() - begun < 5
    assert file.tell() == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_picture_of_each_kind_is_taken_with_its_size(kind: str) -> None:
    header = check_file(BytesIO(picture((321, 123), kind)))
    assert (header.kind, header.width, header.height, header.frames) == (kind.lower(), 321, 123, 1)


def test_what_cameras_write_into_and_behind_a_picture_is_let_through() -> None:
    check_file(BytesIO(with_location().read()))
    check_file(BytesIO(picture(progressive=True, size=(900, 600))))
    check_file(BytesIO(picture(lossless=True, kind="WEBP")))
    check_file(BytesIO(picture() + b"\0\0\0\x18ftypmp42" + b"\0" * 4_000))


@pytest.mark.parametrize("door", ["add_multiple", "add"])
@pytest.mark.parametrize("name", ["PNG of 900 million pixels", "SVG", "truncated PNG", "JPEG and archive"])
def test_no_door_of_the_back_office_stores_any_of_it(
    client: Any, section_editor: Any, settings: Any, tmp_path: Path, name: str, door: str
) -> None:
    settings.MEDIA_ROOT = tmp_path
    client.force_login(section_editor)
    file = SimpleUploadedFile("port.png" if "PNG" in name else "port.jpg", REFUSED[name][0]())
    fields = {"files[]": file, "file": file, "title": "Port"}
    headers = {"X-Requested-With": "XMLHttpRequest"} if door == "add_multiple" else {}
    answer = client.post(reverse(f"wagtailimages:{door}"), fields, headers=headers)
    if door == "add_multiple":
        told = json.loads(answer.content)
        assert told["success"] is False
        assert len(told["error_message"]) > 20
    assert not Picture.objects.exists()
    assert not UploadedFile.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_picture_that_breaks_off_inside_is_found_by_trying_it(
    client: Any, section_editor: Any, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    client.force_login(section_editor)
    whole = hostile.noise((300, 300))
    broken = whole[:9_000] + hostile.chunk(b"IEND", b"")
    answer = client.post(reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile("port.png", broken)})
    assert json.loads(answer.content)["success"] is False
    assert not Picture.objects.exists()


@pytest.mark.django_db
def test_imports_and_scripts_pass_the_same_door(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(ValidationError):
        Picture.objects.create(title="x", file=ContentFile(hostile.huge_png(), "x.png"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
