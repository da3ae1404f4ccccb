"""A video's page, the videos' front, and what stands elsewhere."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.edge import tags
from khabar.edge.fragments import FragmentKey, rendered
from khabar.videos import views
from khabar.videos.models import Recording, State
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story
from tests.fixtures.videos import VTT, made
from tests.fixtures.videos import a_video as video

CHAPTERS = [
    {"type": "chapter", "value": {"start": "00:10", "title": "الرصيف"}},
    {"type": "chapter", "value": {"start": "00:00", "title": "البداية"}},
]


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """One edition, but where a test says otherwise."""
    return arabic


def page(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def linked(html: str, kind: str) -> dict[str, Any]:
    found = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]
    return next(data for data in found if data["@type"] == kind)


@pytest.mark.anywhere
@pytest.mark.parametrize("edition", ["arabic", "english"])
def test_a_page_has_player_chapters_and_transcript(edition: str, request: Any, db: None, client: Any) -> None:
    newsroom: Newsroom = request.getfixturevalue(edition)
    captions = {"en": VTT, "ar": VTT} if edition == "arabic" else {"en": VTT}
    shown = video(newsroom, captions=captions, chapters=CHAPTERS, lead_picture=newsroom.picture())
    html = page(client, shown.path_on_site)
    folder = shown.recording.folder
    assert f"/media/{folder}/master.m3u8" in html
    assert f'<source src="/media/{folder}/video.mp4" type="video/mp4">' in html
    assert re.findall(r'<track kind="captions" src="([^"]+)"', html) == [
        f"{newsroom.home.url.removeprefix('http://localhost:8000')}videos/{shown.pk}/{code}.vtt" for code in captions
    ]
    assert re.findall(r'href="(#t=\d+)"', html) == ["#t=0", "#t=10", "#t=1", "#t=9"]
    assert "لم نبن رصيفًا." in html.split('class="transcript"')[1]
    data = linked(html, "VideoObject")
    assert data["duration"] == "PT1M5S"
    assert data["contentUrl"].endswith(f"/media/{folder}/video.mp4")
    assert [(clip["name"], clip["startOffset"], clip["endOffset"]) for clip in data["hasPart"]] == [
        ("البداية", 0, 10), ("الرصيف", 10, 65),
    ]  # fmt: skip
    assert data["uploadDate"]
    assert len(data["thumbnailUrl"]) == 3


@pytest.mark.anywhere
def test_captions_are_given_to_whom_the_page_is_open(newsroom: Newsroom, client: Any) -> None:
    shown = video(newsroom, captions={"ar": VTT})
    answer = client.get(f"/videos/{shown.pk}/ar.vtt")
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer.content.decode().startswith("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nلم نبن")
    assert client.get(f"/videos/{shown.pk}/en.vtt").status_code == 404
    shown.unpublish()
    assert client.get(f"/videos/{shown.pk}/ar.vtt").status_code == 404


@pytest.mark.anywhere
def test_while_nothing_plays_the_page_says_so(newsroom: Newsroom, client: Any) -> None:
    shown = video(newsroom)
    Recording.objects.update(rungs=[], state=State.WORKING)
    html = page(client, shown.path_on_site)
    assert "data-player" not in html
    assert "frames/1.jpg" in html


def test_the_front_has_wide_and_vertical_videos_apart_and_pages_by_cursor(
    newsroom: Newsroom, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PAGE_SIZE", 2)
    for number in range(3):
        video(newsroom, f"عريض {number}", published_at=timezone.now())
    video(newsroom, "قصير", recording=made(width=720, height=1280))
    html = page(client, "/videos/")
    wide, short = html.split('class="reel shorts"')
    assert "عريض 2" in wide
    assert "قصير" in short
    assert "قصير" not in wide
    assert "01:05" in wide
    older = re.search(r'href="(/videos/\?after=[^"]+)" rel="next"', html)
    assert older
    second = page(client, older[1])
    assert "عريض 0" in second
    assert "عريض 2" not in second
    assert client.get("/videos/?after=nonsense").status_code == 404


def queries_of(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        page(client, path)
    return len(caught)


@pytest.mark.anywhere
def test_more_videos_cost_no_more_queries(newsroom: Newsroom, client: Any) -> None:
    first = video(newsroom, captions={"ar": VTT})
    video(newsroom, "ثان", recording=made(width=720, height=1280))
    paths = ("/videos/", first.path_on_site)
    for path in paths:
        page(client, path)
    before = [queries_of(client, path) for path in paths]
    for number in range(3):
        video(newsroom, f"آخر {number}", recording=made(width=720 if number % 2 else 1280))
    assert [queries_of(client, path) for path in paths] == before


def fragment(name: str, arg: str = "") -> tuple[str, set[str], int]:
    with CaptureQueriesContext(connection) as caught:
        html, recorded = rendered(FragmentKey(name, "ar", arg))
    ours = [query for query in caught if "khabar_design_outlet" not in query["sql"]]  # once a request, in a page
    return str(html), set(recorded), len(ours)


def test_rails_show_the_newest_of_edition_section_and_story(newsroom: Newsroom) -> None:
    other = newsroom.section("رياضة")
    first, second = video(newsroom, "أول"), video(newsroom, "ثان", section=other)
    story = a_story(newsroom, items=[first])
    html, recorded, count = fragment("videos")
    assert html.index("ثان") < html.index("أول")
    assert {"videos:ar", f"item:{first.pk}", f"recording:{first.recording_id}"} <= recorded
    assert count == 1
    assert fragment("videos", f"section-{other.pk}")[0] == ""  # one is no rail
    html, recorded, count = fragment("videos", f"story-{story.pk}")
    assert "أول" in html
    assert "ثان" not in html
    assert f"videos:story:{story.pk}" in recorded
    assert count == 1
    assert second


@pytest.mark.anywhere
def test_a_video_in_a_text_plays_there_and_goes_when_it_is_taken_down(newsroom: Newsroom, client: Any) -> None:
    shown = video(newsroom, "في النص", captions={"ar": VTT})
    block = {"type": "video", "value": {"video": shown.pk}}
    article = newsroom.article(body=[block])
    html = page(client, article.path_on_site)
    assert f"{shown.recording.folder}/master.m3u8" in html
    assert html.count("khabar_design/modules/player.js") == 1
    assert fragment("video", str(shown.pk))[2] <= 2
    shown.unpublish()
    assert "master.m3u8" not in page(client, article.path_on_site)


@pytest.mark.anywhere
def test_a_card_says_in_any_list_that_it_is_a_video(newsroom: Newsroom, client: Any) -> None:
    video(newsroom, "له علامة", lead_picture=newsroom.picture())
    newsroom.article("بلا علامة", picture=newsroom.picture().pk)
    html = page(client, "/")
    cards = [part for part in html.split("<article ") if "له علامة" in part]
    assert any("card__label" in part for part in cards)
    assert not any("card__label" in part for part in html.split("<article ") if "بلا علامة" in part)


@pytest.mark.anywhere
@pytest.mark.django_db
def test_what_a_changed_video_shows_in_is_announced(newsroom: Newsroom) -> None:
    from khabar.design.announcing import tags_of

    shown = video(newsroom)
    assert {f"item:{shown.pk}", "videos:ar", f"videos:section:{shown.section_id}", "front:ar"} <= tags_of(shown)
    assert all(tags.check(tag) for tag in tags_of(shown))
