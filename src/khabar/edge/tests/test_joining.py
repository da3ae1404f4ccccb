"""Whole answers: however a page came to say what it says, it is the answer made of it at once."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.edge import joining
from khabar.edge.fragments import FragmentKey, shared_key
from khabar.edge.joining import Whole, Wholes
from khabar.edge.segments import gzip_member, segment
from khabar.edge.store import NEVER, Fragment, Page, PageKey, Store

KEYS = [shared_key("latest", "ar", ""), shared_key("menu", "ar", ""), shared_key("polls", "ar", "7")]
HERE: PageKey = ("https::localhost", "/a/", b"")


def page(*parts: bytes | FragmentKey) -> Page:
    return Page(
        frozenset(["item:1"]),
        NEVER,
        100,
        headers=[(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"public, max-age=1")],
        parts=tuple(segment(part) if isinstance(part, bytes) else part for part in parts),
        fragments=tuple(dict.fromkeys(part for part in parts if isinstance(part, FragmentKey))),
    )


def fragment(key: FragmentKey, text: bytes) -> Fragment:
    return Fragment(frozenset([key.name]), NEVER, 10, key=key, segment=segment(text))


def used(page: Page, said: dict[FragmentKey, Fragment]) -> tuple[Fragment, ...]:
    return tuple(said[key] for key in page.fragments)


def text(whole: Whole) -> bytes:
    return gzip.decompress(whole.body) if (b"content-encoding", b"gzip") in whole.headers else whole.body


PARTS = st.lists(st.sampled_from(KEYS) | st.binary(min_size=1, max_size=60), max_size=9)
CHANGES = st.lists(st.dictionaries(st.sampled_from(KEYS), st.sampled_from([b"one", b"two", b"the third"])), max_size=8)


@given(PARTS, CHANGES, st.booleans())
def test_an_answer_is_the_same_whatever_was_exchanged_before(
    parts: list[bytes | FragmentKey], changes: list[dict[FragmentKey, bytes]], deflated: bool
) -> None:
    made = page(*parts)
    kept = Wholes(Store(1_000_000), 1_000_000)
    said = {key: fragment(key, b"at first") for key in KEYS}
    for change in changes:
        said |= {key: fragment(key, words) for key, words in change.items()}
        whole = kept.join(HERE, deflated, made, used(made, said))
        anew = Wholes(Store(1_000_000), 1_000_000).join(HERE, deflated, made, used(made, said))
        assert (whole.body, whole.etag, whole.lines) == (anew.body, anew.etag, anew.lines)
        assert (whole.headers, whole.size, kept.bytes) == (anew.headers, len(anew.body), len(anew.body))
        assert text(whole) == b"".join(p if isinstance(p, bytes) else said[p].segment.plain for p in parts)
        assert whole.fragments == used(made, said)


def test_only_the_last_fragment_to_change_is_exchanged_without_a_look_at_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, kept = page(b"<p>", KEYS[0], b"</p>", KEYS[1]), Wholes(Store(1_000_000), 1_000_000)
    said = {key: fragment(key, b"at first") for key in KEYS}
    joined: list[str] = []
    monkeypatch.setattr(joining, "gzip_member", lambda *given: joined.append("") or gzip_member(*given))
    asked = []
    for number, key in enumerate((KEYS[0], KEYS[0], KEYS[0], KEYS[1], KEYS[1], KEYS[0])):
        kept.join(HERE, True, made, used(made, said))
        asked.append(len(joined))
        said[key] = fragment(key, b"%d" % number)
    assert asked == [1, 2, 2, 2, 3, 3]
    kept.join(HERE, True, made, used(made, said))
    assert len(joined) == 4


def test_an_answer_for_caches_that_are_told_names_what_its_fragments_used(settings: Any) -> None:
    settings.PURGE = ["varnish://127.0.0.1:6081"]
    made, kept = page(b"<p>", KEYS[0]), Wholes(Store(1_000_000), 1_000_000)
    for tag in ("item:5", "item:6", "item:7"):
        said = fragment(KEYS[0], tag.encode())
        said.tags = frozenset([tag])
        headers = dict(kept.join(HERE, True, made, (said,)).headers)
        assert headers[b"xkey"].split(b",") == [b"item:1", tag.encode()]


def test_what_was_asked_for_outlives_what_was_not() -> None:
    kept = Wholes(Store(1_000_000), 2_500)
    keys: list[PageKey] = [("https::localhost", f"/{number}/", b"") for number in range(3)]
    for key in keys[:2]:
        kept.join(key, False, page(b"x" * 1_000), ()).used = False
    assert kept.get(keys[0], False, 0.0, 0.0)
    kept.join(keys[2], False, page(b"x" * 1_000), ())
    assert {key for key, _gzip in kept.kept} == {keys[0], keys[2]}
    assert kept.bytes == 2_000


def test_an_answer_in_which_nothing_has_changed_was_asked_for_too() -> None:
    store = Store(1_000_000)
    kept, made = Wholes(store, 1_000_000), page(b"<p>")
    kept.join(HERE, False, made, ()).used = False
    store.generation += 1
    assert kept.get(HERE, False, 0.0, 0.0) is None
    assert kept.join(HERE, False, made, ()).used
