"""Running copy as the demo's files write it, and the blocks that come of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from khabar.demo.markup import CopyError, References, Source, parse

SOURCE = Source("ar/politics.toml", "kerania-deal", line=20)


def references() -> References:
    return References(
        pictures={"port-dawn": 1, "harbour-crane": 2},
        people={"salma-idrissi": 7},
        articles={"rail-bill": 30},
        files={"plan.pdf": 4},
        day=lambda days: date(2026, 3, 10) - timedelta(days),
    )


def parsed(text: str) -> list[tuple[str, Any]]:
    """Types and values, without the ids."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: bare(inner) for name, inner in value.items() if name not in ("id", "type")}
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    return [(block["type"], bare(block["value"])) for block in parse(text, references(), SOURCE)]


NOBODY = {"speaker": None, "speaker_name": "", "role": "", "occasion": "", "said_on": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت الوزيرة.", ("paragraph", "<p>قالت الوزيرة.</p>")),
        ("one\ntwo", ("paragraph", "<p>one two</p>")),
        ("a **bold** word", ("paragraph", "<p>a <b>bold</b> word</p>")),
        ("[the bill](article:rail-bill)", ("paragraph", '<p><a linktype="page" id="30">the bill</a></p>')),
        (
            "[out](https://example.org/?a=1&b=2)",
            ("paragraph", '<p><a href="https://example.org/?a=1&amp;b=2">out</a></p>'),
        ),
        ("**[both](article:rail-bill)**", ("paragraph", '<p><b><a linktype="page" id="30">both</a></b></p>')),
        ("3 < 4 & <script>", ("paragraph", "<p>3 &lt; 4 &amp; &lt;script&gt;</p>")),
        ("## ساعة طويلة", ("subheading", "ساعة طويلة")),
        (
            "> فصلنا بين الأمرين.\n-- salma-idrissi | مؤتمر صحفي | 2",
            (
                "quotation",
                NOBODY
                | {
                    "text": "فصلنا بين الأمرين.",
                    "speaker": 7,
                    "occasion": "مؤتمر صحفي",
                    "said_on": "2026-03-08",
                },
            ),
        ),
        (
            "> Two\n> lines.\n-- Umm Rashid | Voter",
            ("quotation", NOBODY | {"text": "Two lines.", "speaker_name": "Umm Rashid", "role": "Voter"}),
        ),
        (
            "> Words.\n-- Umm Rashid | At the polls | 0",
            (
                "quotation",
                NOBODY
                | {
                    "text": "Words.",
                    "speaker_name": "Umm Rashid",
                    "occasion": "At the polls",
                    "said_on": "2026-03-10",
                },
            ),
        ),
        (
            "* one\n* **two**",
            ("list", {"numbered": False, "items": [{"value": "<p>one</p>"}, {"value": "<p><b>two</b></p>"}]}),
        ),
        ("!picture port-dawn | Dawn", ("picture", {"picture": 1, "caption": "Dawn"})),
        ("!picture port-dawn", ("picture", {"picture": 1, "caption": ""})),
        (
            "!gallery port-dawn, harbour-crane",
            (
                "gallery",
                {
                    "title": "",
                    "pictures": [
                        {"value": {"picture": 1, "caption": ""}},
                        {"value": {"picture": 2, "caption": ""}},
                    ],
                },
            ),
        ),
        (
            "!fact Terms\nFirst.\n* one\n* two & more",
            (
                "fact_box",
                {"title": "Terms", "text": "<p>First.</p><ul><li>one</li><li>two &amp; more</li></ul>"},
            ),
        ),
        (
            "!table Votes\nName | Votes\nRania | 117,782",
            (
                "table",
                {
                    "caption": "Votes",
                    "table": {
                        "columns": [{"heading": "Name"}, {"heading": "Votes"}],
                        "rows": [{"values": ["Rania", "117,782"]}],
                        "caption": "",
                    },
                    "first_column_is_header": True,
                },
            ),
        ),
        (
            "!embed https://video.example.org/1 | The debate",
            ("embed", {"url": "https://video.example.org/1", "title": "The debate"}),
        ),
        ("!file plan.pdf | The plan", ("file", {"document": 4, "title": "The plan"})),
    ],
)
def test_a_block_is_what_its_first_signs_say(text: str, expected: tuple[str, Any]) -> None:
    assert parsed(text) == [expected]


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("fine\n\n!video x", 22, "!video"),
        ("!picture", 20, "nothing more"),
        ("!gallery port-dawn", 20, "two pictures"),
        ("!table Votes\na | b\n1 | 2 | 3", 22, "3 cells below 2"),
        ("!table Votes\na | b", 20, "row of headings"),
        ("!fact Alone", 20, "without text"),
        ("!fact Mixed\n* one\ntwo\n* three", 22, "not a list item"),
        ("!embed video | title", 20, "address and a title"),
        ("!embed https://video.example.org/1", 20, "address and a title"),
        ("!file plan.pdf\nglued", 21, "blank line"),
        ("## Heading\nglued", 21, "one line"),
        ("> Words without a name", 21, "-- who"),
        ("> Words\n-- a\n-- b", 21, "-- who"),
        ("> Words\n-- a | b | c | 1", 21, "at most"),
        ("* one\ntwo", 21, "not a list item"),
        ("a **bold word", 20, "unfinished markup"),
        ("[x](javascript:alert)", 20, "javascript:alert"),
        ("[x](article:rail bill)", 20, "unfinished markup"),
        ("# Heading", 20, "what is"),
        ("-- nobody", 20, "what is"),
    ],
)
def test_an_error_names_the_file_the_line_and_the_key(text: str, line: int, complaint: str) -> None:
    with pytest.raises(CopyError) as caught:
        parsed(text)
    assert str(caught.value).startswith(f"ar/politics.toml, line {line} (kerania-deal): ")
    assert complaint in str(caught.value)


def test_what_a_text_points_at_in_vain_is_noted_and_left_out() -> None:
    text = (
        "a [word](article:none)\n\n!picture no-picture\n\n!gallery port-dawn, no-other\n\n"
        "!file no.pdf | x\n\n> Words.\n-- no-one | 1"
    )
    noting = references()
    blocks = parse(text, noting, SOURCE)
    assert [block["type"] for block in blocks] == ["paragraph", "quotation"]
    assert blocks[0]["value"] == "<p>a word</p>"
    assert blocks[1]["value"]["speaker_name"] == "no-one"
    assert noting.missing == {
        ("articles", "none"),
        ("pictures", "no-picture"),
        ("pictures", "no-other"),
        ("files", "no.pdf"),
        ("people", "no-one"),
    }


def test_ids_depend_on_the_place_alone() -> None:
    text = "one\n\n* a\n* b\n\ntwo"
    first, second = (parse(text, references(), SOURCE) for _ in range(2))
    assert first == second
    other = parse(text, references(), Source("en/politics.toml", "kerania-deal"))
    ids = [block["id"] for block in [*first, *other]] + [item["id"] for item in first[1]["value"]["items"]]
    assert len(set(ids)) == len(ids)
