"""Pieces deflated one by one make one gzip member that every reader of gzip understands."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.edge import segments
from khabar.edge.segments import combine, digest, gzip_member, identity, segment

TEXTS = st.lists(st.binary(max_size=3_000) | st.text(max_size=2_000).map(lambda text: text.encode()), max_size=8)


@given(TEXTS)
def test_segments_join_to_one_member(texts: list[bytes]) -> None:
    pieces = [segment(text) for text in texts]
    member = gzip_member(pieces).data
    inflating = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert inflating.decompress(member) == b"".join(texts)
    assert inflating.eof
    assert inflating.unused_data == b""
    assert gzip.decompress(member) == identity(pieces) == b"".join(texts)


@given(TEXTS.filter(bool), st.lists(st.tuples(st.integers(0, 7), st.binary(max_size=3_000)), max_size=8))
def test_a_member_whose_segments_are_exchanged_is_the_one_made_anew(
    texts: list[bytes], changes: list[tuple[int, bytes]]
) -> None:
    pieces = [segment(text) for text in texts]
    member = gzip_member(pieces)
    for place, text in changes:
        pieces = [*pieces]
        pieces[place % len(pieces)] = segment(text)
        member = gzip_member(pieces, member)
        assert member.data == gzip_member(pieces).data
        assert gzip.decompress(member.data) == identity(pieces)


def test_the_last_exchanged_segment_is_exchanged_again_with_three_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [segment(b"%d" % number * 50) for number in range(20)]
    sums: list[int] = []
    monkeypatch.setattr(segments, "combine", lambda *given: sums.append(1) or combine(*given))
    member = gzip_member([*pieces[:7], segment(b"one"), *pieces[8:]], gzip_member(pieces))
    sums.clear()
    again = [*pieces[:7], segment(b"another one"), *pieces[8:]]
    assert gzip_member(again, member).data == gzip_member(again).data
    assert len(sums) == 3 + len(pieces)


@given(st.binary(max_size=5_000), st.binary(max_size=5_000))
def test_checksums_combine(first: bytes, second: bytes) -> None:
    assert combine(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


def test_a_segment_depends_on_nothing_before_it() -> None:
    text = b"the same words over and over " * 50
    head, tail = segment(text), segment(text)
    assert head.deflated == tail.deflated
    assert len(head.deflated) < len(text) / 10


def test_a_digest_changes_with_any_part_and_with_their_order() -> None:
    a, b = segment(b"a").digest, segment(b"b").digest
    assert len({digest([a]), digest([b]), digest([a, b]), digest([b, a])}) == 4
