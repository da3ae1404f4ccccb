"""Pieces of pages, deflated one by one, that join to one valid gzip member without being deflated again.

A piece ends with a full flush, so it depends on nothing before it. A member is: header, pieces, an empty last
block, CRC-32 of the whole text (combined from the pieces' own), its length.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

LEVEL = 6
DIGEST = 16
"""Bytes of a digest."""
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LAST_BLOCK = b"\x03\x00"
_POLYNOMIAL = 0xEDB88320


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text: deflated (raw), its length before that, its CRC-32 and a digest."""

    deflated: bytes
    length: int
    crc: int
    digest: bytes

    @property
    def plain(self) -> bytes:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.deflated)


def segment(plain: bytes) -> Segment:
    """`plain`, deflated to a whole number of bytes."""
    deflating = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflating.compress(plain) + deflating.flush(zlib.Z_FULL_FLUSH)
    return Segment(deflated, len(plain), zlib.crc32(plain), hashlib.blake2b(plain, digest_size=DIGEST).digest())


class Sum(NamedTuple):
    """CRC-32 and length of a text."""

    crc: int
    length: int


@dataclass(frozen=True, slots=True)
class Member:
    """Segments one after the other as one gzip member, cut at the one `here`, so that another is put in its place
    without a look at what stands before it, in `front`, and after it, in `back`. The sums are those of the text before
    it, of that and itself, and of the whole."""

    front: bytes
    here: Segment
    back: bytes
    before: Sum
    through: Sum
    whole: Sum
    digests: bytes
    place: int

    @property
    def parts(self) -> tuple[bytes, bytes, bytes, bytes]:
        """What is sent, in this order."""
        end = self.whole.crc.to_bytes(4, "little") + (self.whole.length & 0xFFFFFFFF).to_bytes(4, "little")
        return self.front, self.here.deflated, self.back, end

    def exchanged(self, here: Segment) -> Member:
        """The member with `here` where this one is cut. CRC-32 is linear: two sums that differ in one term differ by
        that term, moved on by all that follows it."""
        through = _added(self.before, [here])
        following = self.whole.length - self.through.length
        crc = self.whole.crc ^ combine(self.through.crc ^ through.crc, 0, following)
        whole = Sum(crc, through.length + following)
        start = self.place * DIGEST
        digests = self.digests[:start] + here.digest + self.digests[start + DIGEST :]
        return Member(self.front, here, self.back, self.before, through, whole, digests, self.place)


def gzip_member(pieces: Sequence[Segment], place: int = 0) -> Member:
    """The segments as one member, cut at the one in this place."""
    pieces = pieces or [segment(b"")]
    front = b"".join((HEADER, *[piece.deflated for piece in pieces[:place]]))
    back = b"".join((*[piece.deflated for piece in pieces[place + 1 :]], LAST_BLOCK))
    before = _added(Sum(0, 0), pieces[:place])
    through = _added(before, pieces[place : place + 1])
    whole = _added(through, pieces[place + 1 :])
    return Member(front, pieces[place], back, before, through, whole, digests(pieces), place)


def _added(before: Sum, pieces: Iterable[Segment]) -> Sum:
    crc, length = before
    for piece in pieces:
        crc = combine(crc, piece.crc, piece.length)
        length += piece.length
    return Sum(crc, length)


def identity(segments: Iterable[Segment]) -> bytes:
    """The segments one after the other as plain text."""
    return b"".join(piece.plain for piece in segments)


def digests(pieces: Iterable[Segment]) -> bytes:
    return b"".join([piece.digest for piece in pieces])


def name(content: bytes) -> str:
    """A name for this content, or for what parts with these digests make together: 32 hexadecimal digits."""
    return hashlib.blake2b(content, digest_size=DIGEST).hexdigest()


def combine(first: int, second: int, length: int) -> int:
    """The CRC-32 of two texts one after the other; `length` is the second's.

    The first one is moved on by `length` zero bytes: multiplied by x^(8 length) modulo the polynomial.
    """
    table, moved = _multiples(length), 0
    for shift in _NIBBLES:
        moved = (moved >> 4) ^ _REDUCED[moved & 15] ^ table[(first >> shift) & 15]
    return moved ^ second


def _times_x(a: int) -> int:
    """a times x; the highest bit is the coefficient of x^0, as in zlib."""
    return (a >> 1) ^ _POLYNOMIAL if a & 1 else a >> 1


def _product(a: int, b: int) -> int:
    """a times b modulo the polynomial."""
    result = 0
    bit = 1 << 31
    while a:
        if a & bit:
            result ^= b
            a ^= bit
        bit >>= 1
        b = _times_x(b)
    return result


@lru_cache(maxsize=16_384)
def _multiples(length: int) -> tuple[int, ...]:
    """x^(8 length) modulo the polynomial, times each polynomial of four terms, for `combine`."""
    power, square = 1 << 31, 1 << 23  # x^0 and x^8
    while length:
        if length & 1:
            power = _product(square, power)
        square = _product(square, square)
        length >>= 1
    return _by_four_terms(power)


def _by_four_terms(a: int) -> tuple[int, ...]:
    """a times each polynomial of four terms, by the four bits that stand for it; the highest is that of x^0."""
    terms = [a]
    for _ in range(3):
        terms.append(_times_x(terms[-1]))
    table = []
    for bits in range(16):
        value = 0
        for place, term in enumerate(terms):
            if bits & (8 >> place):
                value ^= term
        table.append(value)
    return tuple(table)


_NIBBLES = range(0, 32, 4)
_REDUCED = tuple(_times_x(_times_x(_times_x(_times_x(low)))) for low in range(16))
"""What the four bits that fall out are worth, when something is multiplied by x^4."""
