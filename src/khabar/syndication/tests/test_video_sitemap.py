"""The sitemap of videos: what plays, with a picture and where it lies."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import etree

from khabar.syndication import video_sitemap
from khabar.syndication.markup import SITEMAP, VIDEO
from khabar.syndication.tests.hostile import HOSTILE, LEGAL
from khabar.videos.models import Recording
from tests.fixtures.videos import a_video, made

SPACES = {"s": SITEMAP, "v": VIDEO}


def read(client: Client, path: str = video_sitemap.PATH) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200
    return etree.fromstring(answer.content)


@pytest.mark.anywhere
def test_it_says_what_the_extension_asks_for(client: Client, arabic: Any) -> None:
    shown = a_video(arabic, "الميناء", standfirst="من البحر")
    (url,) = read(client).findall("s:url", SPACES)
    said = {element.tag.rpartition("}")[2]: element.text for element in url.find("v:video", SPACES)}
    folder = f"http://localhost:8000/media/{shown.recording.folder}"
    assert said.pop("publication_date").startswith("20")
    assert said == {
        "thumbnail_loc": f"{folder}/frames/1.jpg",
        "title": "الميناء",
        "description": "من البحر",
        "content_loc": f"{folder}/video.mp4",
        "duration": "65",
    }
    assert b"/sitemaps/videos.xml" in client.get("/sitemap.xml").content


def test_what_does_not_play_is_left_out(client: Client, arabic: Any) -> None:
    shown = a_video(arabic)
    Recording.objects.update(rungs=[])
    assert client.get(video_sitemap.PATH).status_code == 404
    assert b"/sitemaps/videos.xml" not in client.get("/sitemap.xml").content
    Recording.objects.update(rungs=made().rungs)
    assert client.get(video_sitemap.PATH).status_code == 200
    shown.unpublish()
    assert client.get(video_sitemap.PATH).status_code == 404


@pytest.mark.anywhere
def test_it_goes_on_in_parts_and_survives_any_headline(
    client: Client, arabic: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(video_sitemap, "PAGE_SIZE", 1)
    a_video(arabic, HOSTILE[:200])
    a_video(arabic, "ثان")
    title = "s:url/v:video/v:title"
    assert read(client).findtext(title, namespaces=SPACES) == LEGAL[:100]
    assert read(client, "/sitemaps/videos-2.xml").findtext(title, namespaces=SPACES) == "ثان"
    assert b"/sitemaps/videos-2.xml" in client.get("/sitemap.xml").content
