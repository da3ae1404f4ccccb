"""XMLTV as broadcasters send it: times of any zone, several channels; hostile files are refused unopened."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from khabar.channels.reading import LARGEST, Reading, UnfitFile, read

RIYADH, BERLIN, BEIRUT = ZoneInfo("Asia/Riyadh"), ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Beirut")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def programme(start: str, stop: str = "", title: str = "الأخبار", channel: str = "one", more: str = "") -> str:
    ends = f' stop="{stop}"' if stop else ""
    return f'<programme start="{start}"{ends} channel="{channel}"><title lang="ar">{title}</title>{more}</programme>'


def tv(*programmes: str, head: str = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tv SYSTEM "xmltv.dtd">') -> bytes:
    return f'{head}<tv><channel id="one"><display-name>1</display-name></channel>{"".join(programmes)}</tv>'.encode()


def taken(data: bytes, zone: ZoneInfo = RIYADH, channel: str = "") -> Reading:
    with override("en"):
        return read(data, zone, channel=channel)


def test_a_programme_comes_with_all_that_is_known_of_it() -> None:
    more = "<desc>النشرة\n  الرئيسة</desc><live/><previously-shown/>"
    (entry,) = taken(
        tv(programme("20261125180000 +0300", "20261125190000 +0300", "\u202eالأخبار\u202c", more=more))
    ).entries
    assert (entry.title, entry.description, entry.is_live, entry.is_repeat) == ("الأخبار", "النشرة الرئيسة", True, True)
    assert (entry.starts_at, entry.ends_at) == (utc(2026, 11, 25, 15), utc(2026, 11, 25, 16))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("20261125180000 +0300", utc(2026, 11, 25, 15)),
        ("20261125180000 -0930", utc(2026, 11, 26, 3, 30)),
        ("20261125180000+03:00", utc(2026, 11, 25, 15)),
        ("202611251800 UTC", utc(2026, 11, 25, 18)),
        ("20261125180000Z", utc(2026, 11, 25, 18)),
        ("202611251800", utc(2026, 11, 25, 15)),
        ("2026112518", utc(2026, 11, 25, 15)),
        ("٢٠٢٦١١٢٥١٨٠٠٠٠ +٠٣٠٠", utc(2026, 11, 25, 15)),
    ],
)
def test_times_are_read_with_their_own_zone_or_the_channels(written: str, moment: datetime) -> None:
    found = taken(tv(programme(written)))
    assert [entry.starts_at for entry in found.entries] == [moment]
    assert found.without_zone == (written in ("202611251800", "2026112518"))


def test_the_hour_that_comes_twice_is_told_apart_by_the_order_of_the_rows() -> None:
    night = ("20261025013000", "20261025023000", "20261025023000", "20261025033000")
    found = taken(tv(*(programme(start, title=str(n)) for n, start in enumerate(night))), BERLIN)
    assert [entry.starts_at for entry in found.entries] == [
        utc(2026, 10, 24, 23, 30),
        utc(2026, 10, 25, 0, 30),
        utc(2026, 10, 25, 1, 30),
        utc(2026, 10, 25, 2, 30),
    ]
    later = (*night[:1], "20261025024500", "20261025021500", night[-1])
    again = taken(tv(*(programme(start, title=str(n)) for n, start in enumerate(later))), BERLIN)
    assert [entry.starts_at.minute + 60 * entry.starts_at.hour for entry in again.entries] == [1410, 45, 75, 150]


@pytest.mark.parametrize(("zone", "gone"), [(BERLIN, "20260329023000"), (BEIRUT, "20260329003000")])
def test_a_time_that_no_clock_shows_is_a_row_left_out_in_plain_words(zone: ZoneInfo, gone: str) -> None:
    found = taken(tv(programme(gone), programme("20260329120000")), zone)
    assert len(found.entries) == 1
    assert "doesn’t exist" in found.troubles[0].why


def test_without_an_end_a_programme_lasts_until_the_next_and_none_reaches_into_it() -> None:
    rows = [
        programme("20261125180000", title="a"),
        programme("20261125190000", "20261125220000", title="b"),
        programme("20261125200000", title="c"),
    ]
    entries = taken(tv(*reversed(rows))).entries
    assert [entry.title for entry in entries] == ["a", "b", "c"]
    assert [str(entry.ends_at)[11:16] for entry in entries] == ["16:00", "17:00", "17:30"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (programme("tomorrow"), "can’t be read"),
        (programme("20261332"), "can’t be read"),
        (programme("20261125180000", "20261125170000"), "ends before"),
        (programme("20261125180000", "20261225180000"), "more than a day"),
        (programme("20261125180000", title=" "), "no title"),
    ],
)
def test_a_row_that_makes_no_sense_is_named_and_the_others_are_taken(row: str, said: str) -> None:
    found = taken(tv(row, programme("20261126180000")))
    assert [entry.starts_at.day for entry in found.entries] == [26]
    assert found.troubles[0].place == "programme 1"
    assert said in found.troubles[0].why


def test_of_several_channels_the_one_named_is_taken() -> None:
    data = tv(programme("20261125180000"), programme("20261125190000", channel="two", title="ب"))
    assert [entry.title for entry in taken(data, channel="two").entries] == ["ب"]
    with pytest.raises(UnfitFile, match="one, two"):
        taken(data)
    with pytest.raises(UnfitFile, match="three"):
        taken(data, channel="three")


def test_the_title_in_the_language_of_the_edition_counts() -> None:
    titles = '<title lang="ar">ق</title><title lang="en">N</title>'
    row = f'<programme start="20261125180000" channel="one">{titles}</programme>'
    assert taken(tv(row)).entries[0].title == "N"


def test_a_packed_file_is_unpacked_and_a_bomb_is_not() -> None:
    assert len(taken(gzip.compress(tv(programme("20261125180000")))).entries) == 1
    with pytest.raises(UnfitFile, match="16 MB"):
        taken(gzip.compress(b" " * (LARGEST + 1)))
    with pytest.raises(UnfitFile, match="damaged"):
        taken(gzip.compress(tv(programme("20261125180000")))[:-9])


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (tv(head=f'<!DOCTYPE tv [<!ENTITY l0 "ha">{LAUGHS}]>'), "entities"),
        (
            tv(programme("20261125", title="&x;"), head='<!DOCTYPE tv [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "entities",
        ),
        (tv(head='<!DOCTYPE tv [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>'), "entities"),
        (b"<tv>" + b"<a>" * 40_000, "nested"),
        (b"<tv><programme", "broken"),
        (b"<rss></rss>", "no XMLTV"),
        (b"<?xml version='1.0' encoding='nonsense'?><tv/>", "broken"),
        (b"<tv></tv>", "no programme"),
        (b" \n", "empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_and_broken_files_are_refused_in_plain_words(data: bytes, said: str) -> None:
    with pytest.raises(UnfitFile, match=said):
        taken(data)
