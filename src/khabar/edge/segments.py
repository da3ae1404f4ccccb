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

LEVEL = 6
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LAST_BLOCK = b"\x03\x00"
_POLYNOMIAL = 0xEDB88320


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text: deflated (raw), its length before that, its CRC-32 and a digest of 16 bytes."""

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
    return Segment(deflated, len(plain), zlib.crc32(plain), hashlib.blake2b(plain, digest_size=16).digest())


@dataclass(frozen=True, slots=True)
class Member:
    """Segments one after the other as one gzip member, with the CRC-32 and length of their text; and for one place
    among them, those of what stands before it, so that the segment there is exchanged at little cost."""

    data: bytes
    pieces: Sequence[Segment]
    crc: int
    length: int
    place: int
    before: tuple[int, int]


def gzip_member(pieces: Sequence[Segment], former: Member | None = None) -> Member:
    """The segments as one member. Three sums do instead of one for each if only the segment that was exchanged last
    is another one than in `former`."""
    place = 0
    if former is not None and len(former.pieces) == len(pieces):
        others = [at for at, piece in enumerate(pieces) if piece is not former.pieces[at]]
        place = others[0] if len(others) == 1 else 0
        if others == [former.place]:
            return _exchanged(former, pieces)
    crc = length = 0
    before = (0, 0)
    for at, piece in enumerate(pieces):
        if at == place:
            before = (crc, length)
        crc = combine(crc, piece.crc, piece.length)
        length += piece.length
    return Member(_written(pieces, crc, length), pieces, crc, length, place, before)


def _exchanged(former: Member, pieces: Sequence[Segment]) -> Member:
    """CRC-32 is linear: two sums that differ in one term differ by that term, moved on by all that follows it."""
    old, new = former.pieces[former.place], pieces[former.place]
    crc, length = former.before
    difference = combine(crc, old.crc, old.length) ^ combine(crc, new.crc, new.length)
    whole = former.crc ^ combine(difference, 0, former.length - length - old.length)
    whole_length = former.length - old.length + new.length
    return Member(_written(pieces, whole, whole_length), pieces, whole, whole_length, former.place, former.before)


def _written(pieces: Iterable[Segment], crc: int, length: int) -> bytes:
    end = (LAST_BLOCK, crc.to_bytes(4, "little"), (length & 0xFFFFFFFF).to_bytes(4, "little"))
    return b"".join((HEADER, *[piece.deflated for piece in pieces], *end))


def identity(segments: Iterable[Segment]) -> bytes:
    """The segments one after the other as plain text."""
    return b"".join(piece.plain for piece in segments)


def digest(digests: Iterable[bytes]) -> str:
    """A name for what these parts make together: 32 hexadecimal digits."""
    return hashlib.blake2b(b"".join(digests), digest_size=16).hexdigest()


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
