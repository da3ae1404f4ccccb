"""What a reporter types in one field, as blocks and back; whatever is typed, no markup of theirs gets through."""

from __future__ import annotations

import re
from typing import Any

import pytest

from khabar.live.writing import MOST_LETTERS, TooLong, blocks_from, first_words, text_from

TYPED = """وصلت القوارب إلى الحي القديم، قال **المحافظ**: انظروا [الخريطة](https://example.org/map?a=1&b=2).
سطر ثان

> لن نترك أحدًا.
> — سلمى الإدريسي، محافظة المدينة

![الضفة الشرقية](picture:12)

[video:7]

https://www.youtube.com/watch?v=abcdefghijk من فوق الجسر"""


def kinds(text: str) -> list[str]:
    return [block["type"] for block in blocks_from(text)]


def test_each_part_becomes_its_kind_and_reads_the_same_when_it_is_edited() -> None:
    blocks = blocks_from(TYPED)
    assert [block["type"] for block in blocks] == ["paragraph", "quotation", "picture", "video", "embed"]
    assert blocks[1]["value"]["speaker_name"] == "سلمى الإدريسي"
    assert blocks[1]["value"]["role"] == "محافظة المدينة"
    assert blocks[2]["value"] == {"picture": 12, "caption": "الضفة الشرقية"}
    assert text_from(blocks).replace("، محافظة", ", محافظة") == TYPED.replace("، محافظة", ", محافظة")
    again = blocks_from(text_from(blocks))
    assert [block["value"] for block in again] == [block["value"] for block in blocks]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[here](javascript:alert(1))",
        '[x](https://a.example/"onmouseover="alert(1))',
        "**<img src=x onerror=alert(1)>**",
        "javascript:alert(1)",
        '<a href="https://a.example" onclick="x">y</a>',
    ],
)
def test_markup_and_scripts_are_words(text: str) -> None:
    blocks = blocks_from(text)
    html = "".join(block["value"] for block in blocks)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<p>", "</p>", "<b>", "</b>"}
    assert kinds(text) == ["paragraph"]
    assert text_from(blocks) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n \n", []),
        ("one\r\n\r\ntwo", ["paragraph", "paragraph"]),
        ("words\n![](picture:3)\nwords", ["paragraph", "picture", "paragraph"]),
        ("![](picture:0)", ["paragraph"]),
        ("see https://example.org/ there", ["paragraph"]),
        (">", ["quotation"]),
        ("a\x00b", ["paragraph"]),
    ],
)
def test_odd_text_has_a_meaning_too(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_there_is_an_end_to_an_entry() -> None:
    with pytest.raises(TooLong):
        blocks_from("x" * (MOST_LETTERS + 1))
    with pytest.raises(TooLong):
        blocks_from("\n\n".join("x" * 61))


def test_the_first_words_say_what_an_entry_is_about() -> None:
    blocks: list[dict[str, Any]] = blocks_from("![a](picture:1)\n\n**Bold** words & [a link](/x)")
    assert first_words(blocks) == "Bold words & a link"
    assert first_words(blocks_from("word " * 60)).endswith("…")
    assert first_words([]) == ""
