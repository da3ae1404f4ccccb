"""Channels and schedules in the newsroom: who may what, and files that are looked at before they are taken over."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from khabar.accounts.models import User
from khabar.channels.models import Channel, PendingImport, Programme, Switch
from khabar.channels.office import forms
from khabar.channels.tests.airing import a_channel, a_programme
from tests.fixtures.newsroom import Newsroom

CHANNELS, PROGRAMMES, OFFICE = (
    "wagtailsnippets_khabar_channels_channel",
    "wagtailsnippets_khabar_channels_programme",
    "khabar_channels_office",
)

pytestmark = pytest.mark.anywhere


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def form(streams: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    given = {
        "name": "قناة المرفأ",
        "edition": "ar",
        "kind": "television",
        "switch": "schedule",
        "description": "",
        "picture": "",
        "schedule_url": "",
        "schedule_channel": "",
        "zone": "Asia/Riyadh",
        "shown": "on",
        "position": "0",
        "streams": inline_formset(streams),
    }
    return dict(nested_form_data(given | fields))


def kept(channel: Channel, **fields: Any) -> dict[str, Any]:
    """The form of a channel as it is, with some fields changed."""
    stream = {"id": str(channel.streams.get().pk), "url": "/a.m3u8"}
    return form([], schedule_url=channel.schedule_url, zone="", **fields) | nested_form_data(
        {"streams": inline_formset([stream], initial=1)}
    )


def test_an_editor_in_chief_opens_a_channel(desk: Client, arabic: Newsroom, settings: Any) -> None:
    settings.MEDIA_HOSTS = ["https://stream.example.org"]
    streams = [{"url": "https://stream.example.org/a/index.m3u8"}, {"url": "/media/b.m3u8", "sound_only": "on"}]
    answer = desk.post(reverse(f"{CHANNELS}:add"), form(streams))
    assert answer.status_code == 302, answer.context["form"].errors
    channel = Channel.objects.get()
    assert [(stream.url, stream.sound_only) for stream in channel.streams.all()] == [
        (streams[0]["url"], False),
        (streams[1]["url"], True),
    ]
    assert desk.get(channel.path_on_site).status_code == 200
    assert channel.slug == "قناة-المرفأ"


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/a.m3u8",
        "javascript:alert(1)",
        "//evil.example/a.m3u8",
        "https://a:b@localhost/x",
        "x",
    ],
)
def test_a_stream_that_no_player_could_load_is_refused_with_the_reason(
    desk: Client, arabic: Newsroom, url: str
) -> None:
    answer = desk.post(reverse(f"{CHANNELS}:add"), form([{"url": url}]))
    assert answer.status_code == 200
    assert not Channel.objects.exists()
    assert answer.context["form"].formsets["streams"].errors[0]["url"]


@pytest.mark.parametrize(
    "wrong", [{"zone": "Mars/Base"}, {"name": " "}, {"edition": "fr"}, {"streams": inline_formset([])}]
)
def test_a_channel_that_makes_no_sense_is_refused(desk: Client, arabic: Newsroom, wrong: dict[str, Any]) -> None:
    assert (
        desk.post(reverse(f"{CHANNELS}:add"), form([{"url": "/a.m3u8"}]) | nested_form_data(wrong)).status_code == 200
    )
    assert not Channel.objects.exists()


def test_two_channels_of_an_edition_have_two_names(desk: Client, arabic: Newsroom) -> None:
    a_channel()
    assert desk.post(reverse(f"{CHANNELS}:add"), form([{"url": "/a.m3u8"}])).status_code == 200
    assert desk.post(reverse(f"{CHANNELS}:add"), form([{"url": "/a.m3u8"}], edition="en")).status_code == 302


def test_a_channel_is_tied_to_the_same_one_in_another_edition(desk: Client, arabic: Newsroom) -> None:
    streams = [{"url": "/a.m3u8"}]
    arabic_one, other = a_channel(), a_channel(name="أخرى")
    assert desk.post(reverse(f"{CHANNELS}:add"), form(streams, name="ب", counterpart=str(other.pk))).status_code == 200
    sent = form(streams, edition="en", name="Harbour TV", counterpart=str(arabic_one.pk))
    assert desk.post(reverse(f"{CHANNELS}:add"), sent).status_code == 302
    english_one = Channel.objects.get(edition="en")
    assert english_one.translation_key == arabic_one.translation_key
    blank = desk.get(reverse(f"{CHANNELS}:edit", args=[arabic_one.pk])).context["form"]
    assert blank.initial["counterpart"] == english_one
    assert desk.post(reverse(f"{CHANNELS}:add"), sent | {"name": "Second"}).status_code == 200  # it has one already
    edit = reverse(f"{CHANNELS}:edit", args=[english_one.pk])
    told = {"edition": "en", "name": "Harbour TV"}
    assert desk.post(edit, kept(english_one, **told, counterpart=str(arabic_one.pk))).status_code == 302
    assert Channel.objects.get(edition="en").translation_key == arabic_one.translation_key
    assert desk.post(edit, kept(english_one, **told, counterpart="")).status_code == 302
    assert Channel.objects.get(edition="en").translation_key != arabic_one.translation_key


def test_a_new_address_is_fetched_from_without_waiting_for_the_hour(desk: Client, arabic: Newsroom) -> None:
    channel = a_channel(fetch_at=timezone.now() + timedelta(hours=5), schedule_url="https://example.org/a.xml")
    assert desk.post(reverse(f"{CHANNELS}:edit", args=[channel.pk]), kept(channel)).status_code == 302
    channel.refresh_from_db()
    assert channel.fetch_at is not None
    changed = kept(channel) | {"schedule_url": "https://example.org/b.xml"}
    assert desk.post(reverse(f"{CHANNELS}:edit", args=[channel.pk]), changed).status_code == 302
    channel.refresh_from_db()
    assert channel.fetch_at is None


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_schedule_shows_the_day_the_state_and_what_to_do(
    desk: Client, arabic: Newsroom, administrator: User, language: str
) -> None:
    UserProfile.objects.update_or_create(user=administrator, defaults={"preferred_language": language})
    channel = a_channel(schedule_url="https://example.org/a.xml", fetch_trouble="متعذر")
    page = desk.get(reverse(f"{OFFICE}:schedule", args=[channel.pk])).content.decode()
    assert {"ar": "لا شيء في جدول هذا اليوم", "en": "Nothing stands in the schedule"}[language] in page
    assert "متعذر" in page
    programme = a_programme(channel, starts=-1, ends=1)
    page = desk.get(reverse(f"{OFFICE}:schedule", args=[channel.pk])).content.decode()
    assert reverse(f"{PROGRAMMES}:edit", args=[programme.pk]) in page
    assert {"ar": "على الهواء", "en": "On air"}[language] in page
    assert reverse(f"{OFFICE}:schedule", args=[channel.pk]) in desk.get(reverse(f"{CHANNELS}:list")).content.decode()
    assert "x" not in desk.get(reverse(f"{OFFICE}:schedule", args=[channel.pk]) + "?day=x").context["page_title"]


def test_a_programme_is_added_by_hand_and_leads_back_to_its_day(desk: Client, arabic: Newsroom) -> None:
    channel = a_channel()
    blank = desk.get(f"{reverse(f'{PROGRAMMES}:add')}?channel={channel.pk}")
    assert blank.context["form"]["channel"].value() == channel.pk
    sent = {
        "channel": str(channel.pk),
        "title": "السهرة",
        "description": "",
        "starts_at": "2026-11-25 22:00",
        "ends_at": "2026-11-26 01:00",
    }
    for wrong in ({"ends_at": "2026-11-25 21:00"}, {"ends_at": "2026-12-25 22:00"}):
        assert desk.post(reverse(f"{PROGRAMMES}:add"), sent | wrong).status_code == 200
    answer = desk.post(reverse(f"{PROGRAMMES}:add"), sent)
    assert answer.headers["Location"] == reverse(f"{OFFICE}:schedule", args=[channel.pk]) + "?day=2026-11-25"
    assert Programme.objects.get().title == "السهرة"


def table(*rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("a.csv", "\n".join(["date,start,end,title", *rows]).encode())


def test_a_file_is_shown_before_it_is_taken_over(desk: Client, arabic: Newsroom) -> None:
    channel, day = a_channel(zone="Asia/Riyadh"), timezone.localdate() + timedelta(days=1)
    noon = datetime.combine(day, time(12), ZoneInfo("Asia/Riyadh"))
    a_programme(channel, starts_at=noon, ends_at=noon + timedelta(minutes=5), title="القديم")
    where = reverse(f"{OFFICE}:import", args=[channel.pk])
    rows = (f"{day},00:00,12:00,<b>صباح</b>", f"{day},12:00,23:59,مساء", f"{day},25:00,,ليل")
    page = desk.post(where, {"file": table(*rows)})
    assert [trouble.place for trouble in page.context["troubles"]] == ["الصف 4"]
    assert (page.context["count"], page.context["replaced"], page.context["without_zone"]) == (2, 1, 2)
    assert "&lt;b&gt;صباح" in page.content.decode()
    assert Programme.objects.get().title == "القديم"
    take = reverse(f"{OFFICE}:take", args=[channel.pk])
    assert desk.post(take).headers["Location"] == reverse(f"{OFFICE}:schedule", args=[channel.pk])
    assert set(Programme.objects.values_list("title", flat=True)) == {"<b>صباح</b>", "مساء"}
    assert not PendingImport.objects.exists()
    assert desk.post(take).headers["Location"] == where  # a second click finds nothing to take over
    assert Programme.objects.count() == 2


def test_a_file_that_is_none_is_refused_in_plain_words(
    desk: Client, arabic: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = a_channel()
    where = reverse(f"{OFFICE}:import", args=[channel.pk])
    assert desk.get(where).status_code == 200
    bomb = b'<!DOCTYPE tv [<!ENTITY a "x">]><tv>&a;</tv>'
    page = desk.post(where, {"file": SimpleUploadedFile("a.xml", bomb)})
    assert "كيانات" in page.content.decode()
    monkeypatch.setattr(forms, "LARGEST_UPLOAD", 10)
    assert "أكبر من 4" in desk.post(where, {"file": table("x" * 50)}).content.decode()
    assert not PendingImport.objects.exists()
    assert "date,start,end" in desk.get(reverse(f"{OFFICE}:example")).content.decode()


def test_the_switch_is_thrown_from_the_schedule(desk: Client, arabic: Newsroom) -> None:
    channel = a_channel()
    path = reverse(f"{OFFICE}:switch", args=[channel.pk])
    for sent, expected in (("always", Switch.ALWAYS), ("nonsense", Switch.ALWAYS), ("off", Switch.OFF)):
        assert desk.post(path, {"switch": sent}).status_code == 302
        channel.refresh_from_db()
        assert channel.switch == expected
    assert desk.get(path).status_code == 405


def test_each_role_finds_the_doors_that_are_its_own(
    client: Client, arabic: Newsroom, reporter: User, section_editor: User
) -> None:
    channel = a_channel(schedule_url="https://example.org/a.xml")
    programme = a_programme(channel)
    doors = {
        reverse(f"{OFFICE}:schedule", args=[channel.pk]): True,
        reverse(f"{OFFICE}:import", args=[channel.pk]): True,
        reverse(f"{PROGRAMMES}:edit", args=[programme.pk]): True,
        reverse(f"{CHANNELS}:edit", args=[channel.pk]): True,
        reverse(f"{CHANNELS}:add"): False,
        reverse(f"{CHANNELS}:delete", args=[channel.pk]): False,
    }
    posts = [reverse(f"{OFFICE}:{name}", args=[channel.pk]) for name in ("switch", "fetch", "take", "import")]
    client.force_login(reporter)
    assert {client.get(path).status_code for path in doors} == {302}
    assert {client.post(path, {"switch": "off"}).headers["Location"] for path in posts} == {"/admin/"}
    channel.refresh_from_db()
    assert channel.switch == Switch.SCHEDULE
    client.force_login(section_editor)
    assert {path: client.get(path).status_code == 200 for path in doors} == doors
    assert client.post(posts[1]).headers["Location"] == reverse(f"{OFFICE}:schedule", args=[channel.pk])
