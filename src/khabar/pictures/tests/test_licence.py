"""A picture whose licence ends is gone from every page, feed and shared link at that second, and from its address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.edge import tags
from khabar.edge.models import Announcement
from khabar.pictures import renditions
from khabar.pictures.actions import end_licences
from khabar.pictures.models import Picture
from tests.fixtures.newsroom import Newsroom, quotation
from tests.fixtures.stories import a_story
from tests.fixtures.videos import a_video

SECOND = timedelta(seconds=1)


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


@pytest.fixture
def end() -> datetime:
    return timezone.now() + timedelta(seconds=30)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


def announced() -> list[str]:
    found = [row.tags for row in Announcement.objects.order_by("pk")]
    Announcement.objects.all().delete()
    return found


def addresses_with(newsroom: Newsroom, picture: Picture) -> list[str]:
    """Addresses of everything that shows the picture: as a lead, in the text, of a person, of a story."""
    shown = {"picture": picture.pk, "caption": ""}
    speaker = newsroom.person(portrait=picture)
    body = [
        {"type": "picture", "value": shown},
        {"type": "gallery", "value": {"title": "Some", "pictures": [{"type": "item", "value": shown}] * 2}},
        quotation("said", speaker),
    ]
    lead, inside = newsroom.article("Lead", picture=picture.pk), newsroom.article("Inside", body=body)
    story = a_story(newsroom, picture=picture)
    paths = [item.path_on_site for item in (lead, inside, story, speaker)]
    return [*paths, newsroom.home.url, newsroom.section().url, "/feeds/home.xml", "/feeds/home.json"]


def test_it_is_gone_everywhere_at_that_second(
    newsroom: Newsroom, client: Any, end: datetime, at: Callable[[datetime], None]
) -> None:
    picture = newsroom.picture(usable_until=end)
    paths, address = addresses_with(newsroom, picture), f"/pictures/{picture.pk}/"
    seen = []
    for moment in (end - SECOND, end):
        at(moment)
        for path in paths:
            with tags.recording() as recorded:
                answer = client.get(path)
            assert answer.status_code == 200
            assert f"picture:{picture.pk}" in recorded
            until = recorded.until or end.timestamp() + 1
            seen.append((path, answer.content.count(address.encode()), until <= end.timestamp()))
    assert [row for row in seen[: len(paths)] if not (row[1] and row[2])] == [], "shown, and no longer than that"
    assert [row for row in seen[len(paths) :] if row[1] or row[2]] == []
    article = client.get(paths[1]).content.decode()
    assert 'class="figure' not in article
    assert "gallery" not in article


def test_it_costs_no_query(newsroom: Newsroom, client: Any, end: datetime, at: Callable[[datetime], None]) -> None:
    picture = newsroom.picture()
    paths = addresses_with(newsroom, picture)

    def queries() -> list[int]:
        counts = []
        for path in paths:
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            counts.append(len(captured))
        return counts

    queries()  # what is remembered from the first time on
    without = queries()
    Picture.objects.update(usable_until=end)
    assert queries() == without
    at(end)
    assert queries() == without


def test_its_own_address_is_gone_except_for_the_newsroom(
    newsroom: Newsroom, client: Any, end: datetime, at: Callable[[datetime], None], reporter: Any, reader: Any
) -> None:
    picture = newsroom.picture(usable_until=end)
    address = renditions.path(picture, "wide", 320, "jpeg")
    at(end - 10 * SECOND)
    before = client.get(address)
    assert (before.status_code, before["Cache-Control"]) == (200, "public, max-age=10, s-maxage=10, immutable")
    at(end)
    gone = client.get(address)
    assert (gone.status_code, gone["Cache-Tag"]) == (410, f"picture:{picture.pk}")
    assert "private" not in gone["Cache-Control"]
    assert client.get(address.replace("/320", "/321").replace("-320", "-321")).status_code == 404
    client.force_login(reader)
    assert client.get(address).status_code == 410
    client.force_login(reporter)
    kept = client.get(address)
    assert (kept.status_code, kept["Cache-Control"]) == (200, "private, no-store")


def test_caches_that_are_told_keep_a_picture_by_its_tag(newsroom: Newsroom, client: Any, settings: Any) -> None:
    picture = newsroom.picture()
    settings.PURGE = ["varnish://127.0.0.1:1", "fastly://key@service"]
    answer = client.get(renditions.path(picture, "wide", 320, "jpeg"))
    tag = f"picture:{picture.pk}"
    assert (answer["Surrogate-Control"], answer["xkey"], answer["Surrogate-Key"]) == ("max-age=86400", tag, tag)


def test_the_beat_tells_every_cache_once_and_again_when_the_end_is_moved(newsroom: Newsroom, end: datetime) -> None:
    picture = newsroom.picture(usable_until=end)
    newsroom.picture()
    newsroom.picture(usable_until=end - timedelta(days=1))  # over when it came
    announced()
    assert [end_licences(end + n * SECOND) for n in (-1, 0, 1)] == [0, 1, 0]
    assert announced() == [f"picture:{picture.pk}"]
    picture.usable_until = end + timedelta(minutes=1)
    picture.save()
    assert announced() == [f"picture:{picture.pk}"]
    assert [end_licences(end + n * SECOND) for n in (59, 60)] == [0, 1]


def test_a_gallery_shows_those_that_may_be_shown(newsroom: Newsroom, client: Any, end: datetime) -> None:
    over, kept = newsroom.picture(usable_until=end - timedelta(days=1)), newsroom.picture()
    entries = [{"type": "item", "value": {"picture": picture.pk, "caption": ""}} for picture in (over, kept)]
    item = newsroom.article(body=[{"type": "gallery", "value": {"title": "", "pictures": entries}}])
    for path in (item.path_on_site, "/feeds/home.xml"):
        page = client.get(path).content.decode()
        assert f"/pictures/{kept.pk}/" in page
        assert f"/pictures/{over.pk}/" not in page


def test_a_video_shows_a_frame_instead(newsroom: Newsroom, client: Any, end: datetime) -> None:
    over = newsroom.picture(usable_until=end - timedelta(days=1), agency="Whose licence is over")
    video = a_video(newsroom, lead_picture=over)
    for path in (video.path_on_site, "/videos/", "/sitemaps/videos.xml"):
        page = client.get(path).content.decode()
        assert f"/pictures/{over.pk}/" not in page
        assert f"{video.recording.folder}/frames/" in page
        assert over.agency not in page
