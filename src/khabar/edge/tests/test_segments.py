"""Pieces deflated one by one make one gzip member that every reader of gzip understands."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.edge import segments
from khabar.edge.segments import combine, digests, gzip_member, identity, name, segment

TEXTS = st.lists(st.binary(max_size=3_000) | st.text(max_size=2_000).map(lambda text: text.encode()), max_size=8)


@given(TEXTS)
def test_segments_join_to_one_member(texts: list[bytes]) -> None:
    pieces = [segment(text) for text in texts]
    member = b"".join(gzip_member(pieces).parts)
    inflating = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert inflating.decompress(member) == b"".join(texts)
    assert inflating.eof
    assert inflating.unused_data == b""
    assert gzip.decompress(member) == identity(pieces) == b"".join(texts)


@given(TEXTS.filter(bool), st.integers(0, 7), st.lists(st.binary(max_size=3_000), max_size=8))
def test_a_member_with_another_segment_in_its_place_is_the_one_made_anew(
    texts: list[bytes], number: int, changes: list[bytes]
) -> None:
    pieces, place = [segment(text) for text in texts], number % len(texts)
    member = gzip_member(pieces, place)
    for text in changes:
        pieces[place] = segment(text)
        member = member.exchanged(pieces[place])
        assert member == gzip_member(pieces, place)
        assert gzip.decompress(b"".join(member.parts)) == identity(pieces)


def test_a_segment_is_exchanged_with_two_sums_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [segment(b"%d" % number * 50) for number in range(20)]
    member = gzip_member(pieces, 7)
    sums: list[int] = []
    monkeypatch.setattr(segments, "combine", lambda *given: sums.append(1) or combine(*given))
    member.exchanged(segment(b"another one"))
    assert len(sums) == 2


@given(st.binary(max_size=5_000), st.binary(max_size=5_000))
def test_checksums_combine(first: bytes, second: bytes) -> None:
    assert combine(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


def test_a_segment_depends_on_nothing_before_it() -> None:
    text = b"the same words over and over " * 50
    head, tail = segment(text), segment(text)
    assert head.deflated == tail.deflated
    assert len(head.deflated) < len(text) / 10


def test_a_name_changes_with_any_part_and_with_their_order() -> None:
    a, b = segment(b"a"), segment(b"b")
    assert len({name(digests(pieces)) for pieces in ([a], [b], [a, b], [b, a])}) == 4
