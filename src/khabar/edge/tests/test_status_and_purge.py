"""Operators see what is kept and announced, and may have pages forgotten."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from khabar.config.cli import main
from khabar.config.exits import Exit
from khabar.edge.by_hand import tag_of
from khabar.edge.models import Announcement, ServerProcess
from khabar.edge.queries import SHOWN, overview
from khabar.edge.reporting import GONE, Reporter
from khabar.edge.store import Store

pytestmark = pytest.mark.django_db


@pytest.fixture
def address() -> str:
    return reverse("khabar_edge")


def last() -> Announcement:
    found = Announcement.objects.order_by("pk").last()
    assert found
    return found


def test_a_process_says_what_it_keeps_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("khabar.edge.reporting.time.monotonic", lambda: now[0])
    store = Store(1_000)
    report = Reporter(store)
    store.counts.hits = 7
    report(0)
    store.counts.hits = 8
    report(0)
    assert ServerProcess.objects.get().figures["hits"] == 7
    now[0] += 10
    report(0)
    assert overview().processes[0].figures["hits"] == 8
    ServerProcess.objects.create(name="gone", started_at=timezone.now(), seen_at=timezone.now() - GONE * 2)
    now[0] += 10
    report(0)
    assert [process.name for process in ServerProcess.objects.all()] == [report.name]


@pytest.mark.parametrize(
    ("target", "tag"),
    [
        ("item:5", "item:5"),
        ("/economy/5-x/", "address:/economy/5-x/"),
        ("https://news.example/en/?utm_source=x", "address:/en/"),
        ("/اقتصاد/", "address:/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF/"),
        ("/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF/", "address:/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF/"),
        ("https://news.example", "address:/"),
    ],
)
def test_an_operator_names_a_tag_or_copies_an_address(target: str, tag: str) -> None:
    assert tag_of(target) == tag


def test_the_command_says_what_caches_were_told_and_when(capsys: Any, settings: Any) -> None:
    settings.PURGE = ["varnish://127.0.0.1:1"]
    Announcement.objects.all().delete()
    Announcement.objects.create(tags="item:5", why="Article saved", purged_at=timezone.now())
    Announcement.objects.create(tags="item:6", why="votes counted")
    main(["edge", "status"])
    told = capsys.readouterr().out
    assert re.search(r"item:5 \(Article saved\), caches told: [0-9:]{8}\n", told)
    assert "item:6 (votes counted), caches told: waiting" in told


def test_the_command_shows_processes_and_announcements(capsys: Any) -> None:
    assert main(["edge", "status"]) == Exit.FAILED
    assert "No server has spoken lately." in capsys.readouterr().out
    store = Store(2**20)
    store.counts.hits, store.counts.passed = 3, 1
    Reporter(store)(0)
    assert main(["edge", "purge", "item:5", "/economy/"]) == Exit.OK
    assert main(["edge", "status"]) == Exit.OK
    told = capsys.readouterr().out
    assert "75.0%" in told
    assert "address:/economy/ item:5 (by hand: khabar edge purge)" in told


def test_the_command_refuses_what_it_can_not_purge(capsys: Any) -> None:
    assert main(["edge", "purge"]) == Exit.USAGE
    assert main(["edge", "purge", "no tag"]) == Exit.USAGE
    assert main(["edge", "purge", "--everything"]) == Exit.OK
    assert last().tags == "everything"


def test_the_screen_shows_what_changed_why_and_when(
    client: Any, administrator: Any, address: str, settings: Any
) -> None:
    client.force_login(administrator)
    Announcement.objects.all().delete()
    assert client.get(address).status_code == 200
    Reporter(Store(2**20))(0)
    Announcement.objects.create(tags="item:5 front:ar", why="Article saved")
    page = client.get(address).content.decode()
    for shown in ("item:5 front:ar", "Article saved", ServerProcess.objects.get().name):
        assert shown in page
    settings.PURGE = ["varnish://127.0.0.1:6081"]
    Announcement.objects.create(tags="item:6", purged_at=timezone.now())
    assert client.get(address).context["pending"] == 1


def test_the_screen_pages_through_any_number_of_announcements(
    client: Any, administrator: Any, address: str, django_assert_max_num_queries: Any
) -> None:
    client.force_login(administrator)
    Announcement.objects.bulk_create([Announcement(tags=f"item:{number}") for number in range(SHOWN + 10)])
    with django_assert_max_num_queries(30):
        first = client.get(address)
    assert len(first.context["announcements"]) == SHOWN
    second = client.get(f"{address}?after={first.context['older']}")
    assert second.context["announcements"][0].pk < first.context["announcements"][-1].pk
    assert client.get(f"{address}?after=x").status_code == 200


def test_the_screen_has_pages_forgotten(client: Any, administrator: Any, address: str) -> None:
    client.force_login(administrator)
    client.post(address, {"targets": "/economy/ item:5"})
    assert (last().tags, last().why) == ("address:/economy/ item:5", f"by hand: {administrator}")
    client.post(address, {"everything": "1"})
    assert last().tags == "everything"
    number = last().pk
    for wrong in ("", "وسم"):
        assert client.post(address, {"targets": wrong}).status_code == 302
    assert last().pk == number


def test_only_who_may_purge_sees_it(client: Any, reporter: Any, section_editor: Any, address: str) -> None:
    for user in (reporter, section_editor):
        client.force_login(user)
        assert client.post(address, {"everything": "1"}).status_code in (302, 403)
        assert address not in client.get("/admin/").content.decode()
    assert last_or_none() is None


def last_or_none() -> Announcement | None:
    return Announcement.objects.filter(why__startswith="by hand").first()
