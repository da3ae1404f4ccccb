"""Taking a schedule over: what it covers is replaced, the rest stays, and a channel's programmes stay few."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from khabar.accounts.models import User
from khabar.channels import actions
from khabar.channels.actions import FURTHEST, KEPT, TooManyProgrammes, forget, take_schedule
from khabar.channels.models import Channel, PendingImport, Programme
from khabar.channels.reading import Entry
from khabar.channels.tests.airing import a_channel, a_programme, announced
from tests.fixtures.newsroom import Newsroom


def entry(starts: float, ends: float, title: str = "x") -> Entry:
    now = timezone.now()
    return Entry("row 2", now + timedelta(minutes=starts), now + timedelta(minutes=ends), title)


def titles(channel: Channel) -> list[str]:
    return list(Programme.objects.filter(channel=channel).order_by("starts_at").values_list("title", flat=True))


def test_what_the_file_covers_makes_way_and_the_rest_stays(arabic: Newsroom) -> None:
    channel, other = a_channel(), a_channel(name="ب")
    for place, (starts, ends) in enumerate([(-60, 0), (0, 30), (30, 90), (120, 180)]):
        a_programme(channel, starts=starts, ends=ends, title=f"old {place}")
    a_programme(other, starts=0, ends=30, title="another channel's")
    taken = take_schedule(channel, [entry(5, 20, "new"), entry(20, 100, "newer")])
    assert (taken.added, taken.replaced, taken.outside) == (2, 2, 0)
    assert titles(channel) == ["old 0", "new", "newer", "old 3"]
    assert titles(other) == ["another channel's"]


def test_it_is_announced_once_and_the_channel_goes_on_air_with_it(arabic: Newsroom) -> None:
    channel = a_channel()
    assert announced(lambda: take_schedule(channel, [entry(-5, 5), entry(5, 9)])) == {
        f"channel:{channel.pk}",
        "channels:ar",
    }
    channel.refresh_from_db()
    assert channel.lit
    assert channel.turns_at == Programme.objects.earliest("starts_at").ends_at


def test_what_is_long_over_or_far_away_is_left_out(arabic: Newsroom) -> None:
    channel = a_channel()
    far = FURTHEST.total_seconds() / 60
    past = -KEPT.total_seconds() / 60
    taken = take_schedule(channel, [entry(past - 60, past - 30), entry(5, 9, "kept"), entry(far + 1, far + 9)])
    assert (taken.added, taken.outside) == (1, 2)
    assert titles(channel) == ["kept"]
    assert take_schedule(channel, [entry(far + 1, far + 9)]).added == 0


def test_a_channel_has_so_many_programmes_and_no_more(arabic: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_PROGRAMMES", 3)
    channel = a_channel()
    take_schedule(channel, [entry(n, n + 1, str(n)) for n in range(3)])
    with pytest.raises(TooManyProgrammes):
        take_schedule(channel, [entry(100, 110)])
    assert titles(channel) == ["0", "1", "2"]


def test_what_has_run_long_ago_and_uploads_left_lying_are_forgotten(arabic: Newsroom, administrator: User) -> None:
    channel = a_channel()
    days = KEPT.total_seconds() / 60
    a_programme(channel, starts=-days - 60, ends=-days - 30, title="gone")
    a_programme(channel, starts=-days - 60, ends=-days + 30, title="kept")
    PendingImport.objects.create(channel=channel, user=administrator, content=b"x")
    assert forget() == 1
    assert titles(channel) == ["kept"]
    assert forget(timezone.now() + timedelta(hours=20)) == 1  # the programme
    assert forget(timezone.now() + timedelta(hours=25)) == 1
    assert not PendingImport.objects.exists()


def test_who_may_not_change_the_schedule_imports_none(arabic: Newsroom, reporter: User) -> None:
    with pytest.raises(PermissionDenied):
        take_schedule(a_channel(), [entry(0, 1)], reporter)


def test_a_command_takes_a_file_over_and_names_the_rows_left_out(
    arabic: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    channel, file = a_channel(zone="UTC"), tmp_path / "week.csv"
    day = timezone.localdate() + timedelta(days=1)
    file.write_text(f"date,start,end,title\n{day},18:00,19:00,x\n{day},late,,y\n")
    call_command("import_schedule", channel.pk, file)
    printed = capsys.readouterr()
    assert printed.out.startswith("1 programmes taken over, 0 made way, 0 outside of the time kept, 1 rows left out")
    assert "late" in printed.err
    assert titles(channel) == ["x"]
    for number, path, said in ((channel.pk, tmp_path / "none", "No such file"), (0, file, "no channel")):
        with pytest.raises(CommandError, match=said):
            call_command("import_schedule", number, path)
