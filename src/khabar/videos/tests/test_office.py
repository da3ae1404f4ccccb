"""The newsroom takes a file in, watches it being made, and publishes what plays."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from khabar.pictures.models import Picture
from khabar.text.slugs import slugify
from khabar.videos.models import Recording, State, Video
from khabar.videos.unfit import reason
from tests.fixtures.media import Recording as Tape
from tests.fixtures.newsroom import Newsroom, jpeg
from tests.fixtures.videos import VTT, a_video, made

pytestmark = pytest.mark.anywhere


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


@pytest.fixture
def editor(client: Any, section_editor: Any) -> Any:
    client.force_login(section_editor)
    return section_editor


def form(press: str, **fields: Any) -> dict[str, Any]:
    captions = [{"language": code, "text": text} for code, text in fields.pop("captions", ())]
    chapters = [("chapter", {"start": start, "title": title}) for start, title in fields.pop("chapters", ())]
    given = {
        "title": "The port from the sea",
        "slug": slugify("The port from the sea"),
        "urgency": "5",
        "shape": "auto",
        "body": streamfield([]),
        "sources": streamfield([]),
        "chapters": streamfield(chapters),
        "bylines": inline_formset([]),
        "captions": inline_formset(captions),
        "comments": inline_formset([]),
        press: "1",
    }
    return {name: "" if value is None else value for name, value in nested_form_data(given | fields).items()}


def create(client: Any, newsroom: Newsroom, press: str = "action-publish", **fields: Any) -> str:
    path = reverse("wagtailadmin_pages:add", args=["khabar_videos", "video", newsroom.section().pk])
    return html.unescape(client.post(path, form(press, **fields), follow=True).content.decode())


def test_a_file_is_taken_in_beside_the_form(
    client: Any, newsroom: Newsroom, editor: Any, recording: Tape, django_capture_on_commit_callbacks: Any
) -> None:
    file = SimpleUploadedFile("ميناء.mp4", recording.clip.read_bytes())
    with django_capture_on_commit_callbacks() as waiting:
        answer = client.post(reverse("khabar_videos:take_in"), {"file": file})
    assert (answer.status_code, len(waiting)) == (201, 1)
    told = answer.json()
    assert (told["name"], told["state"], told["going"]) == ("ميناء.mp4", "waiting", True)
    assert client.get(told["look"]).json() == told
    kept = Recording.objects.get(pk=told["number"])
    assert kept.owner == editor
    assert kept.file.size == kept.size == recording.clip.stat().st_size
    kept.file.delete(save=False)


def test_what_is_no_video_is_refused_in_plain_words_and_not_kept(client: Any, newsroom: Newsroom, editor: Any) -> None:
    answer = client.post(reverse("khabar_videos:take_in"), {"file": SimpleUploadedFile("film.mp4", b"#EXTM3U\n")})
    assert answer.status_code == 422
    with override("ar"):
        assert answer.json()["problem"] == reason("no_video_file")
    assert not Recording.objects.exists()


def test_who_may_not_write_takes_nothing_in(client: Any, newsroom: Newsroom, reader: Any) -> None:
    client.force_login(reader)
    file = SimpleUploadedFile("film.mp4", b"")
    assert client.post(reverse("khabar_videos:take_in"), {"file": file}).status_code in (302, 403)
    assert client.get(reverse("khabar_videos:recording", args=[made().pk])).status_code in (302, 403)


def test_a_video_is_published_with_captions_and_chapters(client: Any, newsroom: Newsroom, editor: Any) -> None:
    kept = made()
    create(client, newsroom, recording=kept.pk, captions=[("en", VTT)], chapters=[("0:05", "The quay")])
    video = Video.objects.get()
    assert (video.live, video.recording, video.tall) == (True, kept, False)
    assert video.captions.get().text.startswith("WEBVTT\n\n00:00:01.000")
    assert video.marks == [(5, "The quay")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "There is no video yet: take in a file, or give an address."),
        ({"address": "https://elsewhere.example.org/a.m3u8"}, "elsewhere.example.org"),
        ({"address": "https://elsewhere.example.org/a.html"}, "This is neither an HLS playlist"),
        ({"captions": [("ar", "no times")]}, "Line %(line)s: a caption begins with its times"),
        ({"captions": [("ar", VTT), ("ar", VTT)]}, "There are two captions in one language. Keep one of them."),
        ({"chapters": [("1:99", "x")]}, "“%(time)s” is no time."),
        ({"chapters": [("9:00", "Late")]}, "“%(title)s” begins after the end."),
    ],
)
def test_the_form_says_why_a_video_waits(
    client: Any, newsroom: Newsroom, editor: Any, fields: dict[str, Any], said: str
) -> None:
    if "address" not in fields and fields:
        fields = fields | {"recording": made().pk}
    answer = create(client, newsroom, **fields)
    assert not Video.objects.exists()
    if said.isascii() and " " not in said:
        assert said in answer
        return
    with override("ar"):
        known = [text for text in (gettext(full) for full in SAID if full.startswith(said)) if not text.isascii()]
    assert known
    words = known[0].partition("%(")
    piece = max((words[0], words[2].partition(")s")[2]), key=len)[:30].strip("“”«» ")
    assert piece in answer or piece.encode("unicode_escape").decode() in answer


SAID = (
    "There is no video yet: take in a file, or give an address.",
    "This is neither an HLS playlist (.m3u8) nor an MP4 file (.mp4).",
    "Line %(line)s: a caption begins with its times, such as 00:01.000 --> 00:03.500.",
    "There are two captions in one language. Keep one of them.",
    "“%(time)s” is no time. Write it as 01:05.",
    "“%(title)s” begins after the end.",
)


def test_a_video_waits_until_it_plays(client: Any, newsroom: Newsroom, editor: Any) -> None:
    kept = made(rungs=[], state=State.WORKING)
    create(client, newsroom, recording=kept.pk)
    assert not Video.objects.exists()
    create(client, newsroom, "action-save", recording=kept.pk)
    video = Video.objects.get()
    assert not video.live
    Recording.objects.update(rungs=made().rungs)
    video.get_latest_revision().publish()
    assert Video.objects.get().live


def test_an_address_plays_where_the_operator_allows_it(
    client: Any, newsroom: Newsroom, editor: Any, settings: Any
) -> None:
    settings.MEDIA_HOSTS = ["https://stream.example.org"]
    create(client, newsroom, address="https://stream.example.org/a.m3u8")
    page = client.get(Video.objects.get().path_on_site).content.decode()
    assert '<source src="https://stream.example.org/a.m3u8" type="application/vnd.apple.mpegurl">' in page


def test_a_frame_becomes_a_credited_picture_of_the_library(client: Any, newsroom: Newsroom, editor: Any) -> None:
    kept = made()
    default_storage.save(f"{kept.folder}/frames/1.jpg", ContentFile(jpeg((640, 360)).read()))
    answer = client.post(reverse("khabar_videos:choose_frame", args=[kept.pk, 1]))
    picture = Picture.objects.get()
    assert answer.json()["id"] == picture.pk
    assert picture.credit
    assert client.post(reverse("khabar_videos:choose_frame", args=[kept.pk, 9])).status_code == 404
    picture.file.delete(save=False)


def test_what_failed_says_why_and_can_be_tried_again(
    client: Any, newsroom: Newsroom, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    kept = made(rungs=[], state=State.FAILED, problem="truncated", detail="moov atom not found")
    told = client.get(reverse("khabar_videos:recording", args=[kept.pk])).json()
    with override("ar"):
        assert told["problem"] == reason("truncated")
    assert told["detail"] == "moov atom not found"
    with django_capture_on_commit_callbacks() as waiting:
        assert client.post(told["again"]).json()["state"] == "waiting"
    assert len(waiting) == 1


def test_the_desk_lists_videos_and_offers_a_new_one(client: Any, newsroom: Newsroom, editor: Any) -> None:
    a_video(newsroom, "Listed here")
    listing = client.get(reverse("khabar_desk:items", args=["video"])).content.decode()
    assert "Listed here" in listing
    offered = client.get(reverse("khabar_desk:new", args=["video"]))  # there is one section only
    assert offered.url == reverse("wagtailadmin_pages:add", args=["khabar_videos", "video", newsroom.section().pk])


def test_the_editor_shows_the_recording_and_the_form_brings_its_script(
    client: Any, newsroom: Newsroom, editor: Any
) -> None:
    video = a_video(newsroom, captions={"ar": VTT})
    page = client.get(reverse("wagtailadmin_pages:edit", args=[video.pk])).content.decode()
    assert "data-recording" in page
    assert f"{video.recording.folder}/frames/2.jpg" in page
    assert "khabar_videos/office/recording.js" in page
    assert "data-captions-file" in page
