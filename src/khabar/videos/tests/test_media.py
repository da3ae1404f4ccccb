"""Players ask for pieces of files, and get them; what is not for readers stays in the house."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture
def path() -> Any:
    name = default_storage.save("videos/test/all.mp4", ContentFile(bytes(range(100))))
    yield f"/media/{name}"
    default_storage.delete(name)


@pytest.mark.parametrize(
    ("asked", "status", "content", "told"),
    [
        ("bytes=10-19", 206, bytes(range(10, 20)), "bytes 10-19/100"),
        ("bytes=90-", 206, bytes(range(90, 100)), "bytes 90-99/100"),
        ("bytes=-5", 206, bytes(range(95, 100)), "bytes 95-99/100"),
        ("bytes=0-999", 206, bytes(range(100)), "bytes 0-99/100"),
        ("bytes=100-", 416, b"", "bytes */100"),
        ("bytes=20-10", 416, b"", "bytes */100"),
        ("bytes=0-1,5-6", 200, bytes(range(100)), None),
        ("pages=1", 200, bytes(range(100)), None),
        ("bytes=-", 200, bytes(range(100)), None),
    ],
)
def test_a_piece_is_given_to_the_byte(
    path: str, client: Any, asked: str, status: int, content: bytes, told: str | None
) -> None:
    answer = client.get(path, headers={"range": asked})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (answer.status_code, body, answer.headers.get("Content-Range")) == (status, content, told)
    assert answer.headers.get("Content-Length", str(len(body))) == str(len(body))
    if status == 206:
        assert answer["Content-Type"] == "video/mp4"
        assert answer["Cache-Control"] == "public, max-age=86400"
        assert "sandbox" in answer["Content-Security-Policy"]


def test_recordings_as_they_came_are_not_for_readers(client: Any) -> None:
    name = default_storage.save("recordings/2026/11/raw.mp4", ContentFile(b"raw"))
    assert client.get(f"/media/{name}").status_code == 404
    assert client.get("/media/videos/../recordings/2026/11/raw.mp4").status_code == 404
    default_storage.delete(name)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("live/a/index.m3u8", "no-store"),
        ("live/a/1.ts", "no-store"),
        ("videos/7/master.m3u8", "no-cache"),
        ("videos/7/360.m3u8", "public, max-age=86400"),
        ("outlet/logo.svg", "public, max-age=86400"),
    ],
)
def test_caches_are_told_how_long_each_file_is_good(name: str, kept: str, client: Any) -> None:
    saved = default_storage.save(f"{name.split('/')[0]}/kept/{name.split('/', 1)[1]}", ContentFile(b"..."))
    answer = client.get(f"/media/{saved}")
    answer.close()
    default_storage.delete(saved)
    assert answer["Cache-Control"] == kept
