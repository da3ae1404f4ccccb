"""Fragments are the parts of a page that are alike on every page."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from khabar.edge import fragments, tags
from khabar.edge.fragments import MARK, FragmentContext, FragmentKey, UnknownFragment


@pytest.fixture(autouse=True)
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragments, "_registry", {})


def counting(name: str = "count") -> list[FragmentContext]:
    asked: list[FragmentContext] = []

    def render(context: FragmentContext) -> Any:
        asked.append(context)
        context.tag(f"{name}:{context.language}")
        return mark_safe(f"{len(asked)}:{context.arg}")

    fragments.register(name, render)
    return asked


def test_a_fragment_is_rendered_in_place_for_its_language_and_argument() -> None:
    counting()
    shown = [fragments.render("count", language=language, arg=arg) for language in ("ar", "en") for arg in ("", "5")]
    assert shown == ["1:", "2:5", "3:", "4:5"]


def test_a_page_bears_the_tags_of_its_fragments() -> None:
    counting()
    with tags.recording() as recorded:
        fragments.render("count", language="en")
    assert recorded == {"count:en"}


def test_where_the_edge_asks_a_mark_stands_in_place_of_a_fragment() -> None:
    asked = counting()
    with fragments.marking() as placed, tags.recording() as recorded:
        page = f"a{fragments.render('count', language='en')}b{fragments.render('count', language='en', arg='5')}"
    assert placed == [FragmentKey("count", "en", ""), FragmentKey("count", "en", "5")]
    assert MARK.split(page.encode()) == [b"a", b"0", b"b", b"1", b""]
    assert (asked, recorded) == ([], set())


def test_a_fragment_inside_a_fragment_is_part_of_it() -> None:
    counting("inner")
    fragments.register("outer", lambda context: fragments.render("inner", language=context.language, arg="x"))
    with fragments.marking() as placed:
        html, recorded = fragments.rendered(FragmentKey("outer", "en", ""))
    assert (html, recorded, placed) == ("1:x", {"inner:en"}, [])


def test_a_template_places_a_fragment_in_the_active_language() -> None:
    asked = counting()
    Template('{% load khabar_edge %}{% fragment "count" 7 %}').render(Context())
    assert (asked[0].language, asked[0].arg) == ("ar", "7")


def test_a_name_is_taken_once() -> None:
    counting()
    with pytest.raises(ValueError, match="count"):
        counting()
    assert fragments.names() == ["count"]


def test_an_unknown_fragment_is_nothing_to_readers_and_an_error_to_developers(settings: Any) -> None:
    assert fragments.render("unknown", language="ar") == ""
    settings.DEBUG = True
    with pytest.raises(UnknownFragment):
        fragments.render("unknown", language="ar")
