"""Fragments are the parts of a page that are alike on every page."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from khabar.edge import fragments, tags
from khabar.edge.fragments import FragmentContext, UnknownFragment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(fragments, "_registry", {})
    monkeypatch.setattr(fragments, "_kept", {})
    now = [100.0]
    monkeypatch.setattr("khabar.edge.fragments.time.monotonic", lambda: now[0])
    return now


def counting(name: str = "count") -> list[FragmentContext]:
    asked: list[FragmentContext] = []

    def render(context: FragmentContext) -> Any:
        asked.append(context)
        context.tag(f"{name}:{context.language}")
        return mark_safe(f"{len(asked)}:{context.arg}")

    fragments.register(name, render)
    return asked


def test_a_fragment_is_rendered_once_within_its_time(clock: Any, settings: Any) -> None:
    settings.FRAGMENT_SECONDS = 1.0
    counting()
    assert [fragments.render("count", language="ar") for _ in range(2)] == ["1:", "1:"]
    clock[0] += 1.0
    assert fragments.render("count", language="ar") == "2:"


def test_each_language_and_argument_has_its_own(clock: Any, settings: Any) -> None:
    settings.FRAGMENT_SECONDS = 1.0
    counting()
    shown = [fragments.render("count", language=language, arg=arg) for language in ("ar", "en") for arg in ("", "5")]
    assert shown == ["1:", "2:5", "3:", "4:5"]


def test_a_page_bears_the_tags_of_a_fragment_it_did_not_render(clock: Any, settings: Any) -> None:
    settings.FRAGMENT_SECONDS = 1.0
    counting()
    for _ in range(2):
        with tags.recording() as recorded:
            fragments.render("count", language="en")
        assert recorded == {"count:en"}


def test_a_template_places_a_fragment_in_the_active_language(clock: Any) -> None:
    asked = counting()
    Template('{% load khabar_edge %}{% fragment "count" 7 %}').render(Context())
    assert (asked[0].language, asked[0].arg) == ("ar", "7")


def test_a_name_is_taken_once(clock: Any) -> None:
    counting()
    with pytest.raises(ValueError, match="count"):
        counting()
    assert fragments.names() == ["count"]


def test_an_unknown_fragment_is_nothing_to_readers_and_an_error_to_developers(clock: Any, settings: Any) -> None:
    assert fragments.render("unknown", language="ar") == ""
    settings.DEBUG = True
    with pytest.raises(UnknownFragment):
        fragments.render("unknown", language="ar")
