"""CSV as spreadsheets write it, in either language and with either set of digits."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from khabar.channels.reading import Reading, UnfitFile, read, tables

RIYADH, BERLIN = ZoneInfo("Asia/Riyadh"), ZoneInfo("Europe/Berlin")
HEAD = "date,start,end,title,description,live\r\n"


def taken(text: str | bytes, zone: ZoneInfo = RIYADH) -> Reading:
    with override("en"):
        return read(text if isinstance(text, bytes) else text.encode(), zone)


def clocks(found: Reading) -> list[str]:
    return [f"{entry.starts_at:%d %H:%M}–{entry.ends_at:%d %H:%M}" for entry in found.entries]


@pytest.mark.parametrize(
    "table",
    [
        "date,start,end,title\n2026-11-25,18:00,19:30,الأخبار\n",
        "\ufeffالتاريخ;البداية;النهاية;العنوان\r\n٢٥/١١/٢٠٢٦;١٨:٠٠;١٩:٣٠;الأخبار\r\n",
        "Date\tFrom\tDuration\tProgramme\n25 November 2026\t6:00 pm\t90\tالأخبار\n",
        "التاريخ,من,إلى,البرنامج\n«الأربعاء 25 نوفمبر 2026»,6:00 م,7:30 م,الأخبار\n",
        "start,end,title\n2026-11-25T18:00:00+03:00,2026-11-25T15:30:00-01:00,الأخبار\n",
        "start,minutes,title\n2026-11-25 18:00,٩٠,الأخبار\n",
        "date,start,end,title\n2026-11-25,18:00,19:30,الأخبار\n".encode("utf-16"),
        "date,start,end,title\n2026-11-25,18:00,19:30,الأخبار\n".encode("cp1256"),
    ],
    ids=range(8),
)
def test_the_same_programme_is_read_however_it_is_written(table: str | bytes) -> None:
    found = taken(table)
    assert found.troubles == []
    assert [(entry.title, clock) for entry, clock in zip(found.entries, clocks(found), strict=True)] == [
        ("الأخبار", "25 15:00–25 16:30")
    ]


def test_a_programme_may_go_on_past_midnight_and_over_a_change_of_the_clocks() -> None:
    found = taken(HEAD + "2026-10-24,23:00,03:30,night,,\n2026-10-25,03:30,04:00,news,,yes\n", BERLIN)
    assert clocks(found) == ["24 21:00–25 02:30", "25 02:30–25 03:00"]  # five and a half hours: the clocks went back
    assert [entry.is_live for entry in found.entries] == [False, True]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",18:00,,x,,", "no date"),
        ("3/4/2026,18:00,,x,,", "day and month could be either"),
        ("2026-11-25,evening,,x,,", "“evening” can’t be read"),
        ("2026-11-25,25:00,,x,,", "“25:00” can’t be read"),
        ("2026-11-25,18:00,late,x,,", "“late” can’t be read"),
        ("2026-03-29,02:30,,x,,", "clocks go forward"),
        ("2026-11-25,18:00,,,,", "no title"),
    ],
)
def test_a_row_that_makes_no_sense_is_named_and_the_others_are_taken(row: str, said: str) -> None:
    found = taken(f"{HEAD}{row}\n\n2026-11-26,18:00,,fine,,\n", BERLIN)
    assert [entry.title for entry in found.entries] == ["fine"]
    assert found.troubles[0].place == "row 2"
    assert said in found.troubles[0].why


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"one,two\n1,2\n", "Missing: start, title"),
        (b"\x00\x01\x02\x03", "neither XMLTV nor"),
        (HEAD.encode(), "no programme"),
        (HEAD.encode() + b'2026-11-25,18:00,,"' + b"x" * 200_000 + b'",,\n', "can’t be read"),
        (HEAD.encode() + b"2026-11-25,18:00,,x,,\n" * 5_002, "more programmes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_schedule_is_refused_in_plain_words(data: bytes, said: str) -> None:
    with pytest.raises(UnfitFile, match=said):
        taken(data)


def test_the_example_that_editors_begin_with_is_read_without_trouble() -> None:
    found = taken("\ufeff" + "".join(tables.example()))
    assert (len(found.entries), found.troubles) == (2, [])
    assert found.entries[0].starts_at == datetime(2026, 11, 25, 15, tzinfo=UTC)
