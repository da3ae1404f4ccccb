from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import Context, Template

from khabar.design.components import Card, Link, Picture, Share
from khabar.design.editions import EDITIONS
from khabar.design.templatetags.khabar_design import focus_classes, share_address, tint_class, written

ARABIC, ENGLISH = EDITIONS["ar"], EDITIONS["en"]
MOMENT = datetime(2026, 11, 23, 14, 5)


def draw(source: str, edition: Any = ARABIC, **context: Any) -> str:
    return Template("{% load khabar_design %}" + source).render(Context({"edition": edition, **context}))


@pytest.mark.parametrize(
    ("edition", "style", "text"),
    [
        (ARABIC, "full", "23 نوفمبر 2026، 14:05"),
        (ENGLISH, "full", "23 November 2026, 14:05"),
        (ARABIC, "day", "الاثنين 23 نوفمبر 2026"),
        (ENGLISH, "time", "14:05"),
        (replace(ARABIC, numbering="arab", months="levant"), "date", "٢٣ تشرين الثاني ٢٠٢٦"),
    ],
)
def test_moments_are_written_in_the_words_of_the_edition(edition: Any, style: str, text: str) -> None:
    assert written(MOMENT, edition, style) == text


def test_a_time_says_its_moment_to_machines_too() -> None:
    html = draw("{% when moment %}", moment=datetime(2026, 11, 23, 14, 5, tzinfo=UTC))
    assert html.startswith('<time datetime="2026-11-23T')
    assert draw("{% when moment %}", moment=None) == ""


def test_a_day_without_a_clock_is_written_without_one() -> None:
    assert written(date(2026, 11, 23), ENGLISH, "full") == "23 November 2026"


def test_the_lunar_date_is_shown_only_where_the_edition_wants_it() -> None:
    assert "هـ" in draw("{% hijri day %}", day=date(2026, 11, 23))
    assert draw("{% hijri day %}", replace(ARABIC, hijri=False), day=date(2026, 11, 23)) == ""


def test_a_quotation_gets_the_marks_of_the_edition_whatever_it_came_with() -> None:
    for text in ("قال", "«قال»", '"قال"', "“قال”"):
        html = draw("{% quoted text %}", text=text)
        assert (html.count("«"), html.count("»"), html.count("“"), html.count('"قال')) == (1, 1, 0, 0)


def test_hostile_headlines_are_escaped_and_isolated() -> None:
    html = draw("{% card card %}", card=Card("/1", "<script>alert(1)</script>"))
    assert "<script>" not in html
    assert 'dir="auto"' in html


def test_a_thumbnail_needs_no_credit_but_a_larger_picture_shows_it() -> None:
    card = Card("/1", "خبر", picture=Picture("/p.jpg", 1800, 1200, "", credit="تصوير المرفأ"))
    for size in ("lead", "large", "medium"):
        assert "تصوير المرفأ" in draw(f'{{% card card size="{size}" %}}', card=card)
    assert "تصوير المرفأ" not in draw('{% card card size="small" %}', card=card)


def test_a_picture_has_its_size_and_only_the_first_is_hurried() -> None:
    picture = Picture("/p.jpg", 1800, 1200, "قارب", srcset="/p.jpg 1800w")
    lazy, eager = draw("{% picture p %}", p=picture), draw('{% picture p loading="eager" %}', p=picture)
    assert 'width="1800" height="1200"' in lazy
    assert 'loading="lazy"' in lazy
    assert 'fetchpriority="high"' in eager
    assert 'loading="lazy"' not in eager


@pytest.mark.parametrize(
    ("position", "classes"),
    [
        ("33% 70%", ["focus-x-30", "focus-y-70"]),
        ("50% 50%", []),
        ("nonsense", []),
        ("400% -3%", ["focus-x-100", "focus-y-0"]),
    ],
)
def test_focal_points_become_classes(position: str, classes: list[str]) -> None:
    assert focus_classes(position) == classes


def test_tints_become_classes_and_what_is_no_colour_becomes_none() -> None:
    assert tint_class("#ffffff") == "tint-333"
    assert tint_class("#000000") == "tint-000"
    assert tint_class("red; }") == ""


def test_the_switch_leads_to_the_counterpart_and_else_to_the_other_front() -> None:
    source = "{% edition_links as links %}{{ links.0.url }}"
    assert draw(source) == "/en/"
    assert draw(source, alternates=[Link("/en/world/5-x/", "English", lang="en")]) == "/en/world/5-x/"
    assert draw(source, ENGLISH) == "/"


def test_shared_addresses_are_quoted() -> None:
    share = Share("https://example.org/1?a=b", "خبر & آخر")
    assert "url=https%3A%2F%2Fexample.org%2F1%3Fa%3Db" in share_address(share, "telegram")
    assert "&%20" not in share_address(share, "mail").split("subject=")[1]
