"""Pieces deflated one by one make one gzip member that every reader of gzip understands."""

from __future__ import annotations

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from khabar.edge.segments import combine, digest, gzip_member, identity, segment

TEXTS = st.lists(st.binary(max_size=3_000) | st.text(max_size=2_000).map(lambda text: text.encode()), max_size=8)


@given(TEXTS)
def test_segments_join_to_one_member(texts: list[bytes]) -> None:
    pieces = [segment(text) for text in texts]
    member = gzip_member(pieces)
    inflating = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert inflating.decompress(member) == b"".join(texts)
    assert inflating.eof
    assert inflating.unused_data == b""
    assert gzip.decompress(member) == identity(pieces) == b"".join(texts)


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
