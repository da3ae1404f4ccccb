"""What a picture file says of its own make, read without decoding it: kind, size, frames, and where it ends.

Reads a bounded number of small pieces, so that a hostile file costs neither time nor memory. Pillow is asked only
about files that passed here: opening alone lets some formats take a gigabyte.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

MOST_PARTS = 200_000
"""Segments, chunks, blocks or boxes of one file; no camera or program writes a hundredth of these."""
PIECE = 256 * 1024
MOST_OF_META = 1024 * 1024


class Broken(ValueError):
    """The file ends too early, or is not what its first bytes say."""


@dataclass
class Header:
    """`end` is the offset at which the picture is complete; what follows is something else."""

    kind: str
    width: int = 0
    height: int = 0
    frames: int = 1
    end: int = 0


def read_header(file: BinaryIO) -> Header | None:
    """The header of a picture of a known kind; None for anything else. Raises Broken. Reads from the beginning."""
    file.seek(0)
    start = file.read(32)
    for kind, is_kind, walk in _KINDS:
        if is_kind(start):
            header = Header(kind)
            file.seek(0)
            try:
                walk(file, header)
            except (struct.error, IndexError) as error:
                raise Broken(kind) from error
            if not (header.width and header.height):
                raise Broken(kind)
            return header
    return None


def _exactly(file: BinaryIO, count: int) -> bytes:
    found = file.read(count)
    if len(found) < count:
        raise Broken("ends too early")
    return found


def _parts() -> range:
    return range(MOST_PARTS)


def _jpeg(file: BinaryIO, header: Header) -> None:
    file.seek(2)
    for _ in _parts():
        mark = _exactly(file, 2)
        while mark[1] == 0xFF:  # fill bytes
            mark = mark[1:] + _exactly(file, 1)
        if mark[0] != 0xFF:
            raise Broken("no marker")
        (length,) = struct.unpack(">H", _exactly(file, 2))
        if 0xC0 <= mark[1] <= 0xCF and mark[1] not in (0xC4, 0xC8, 0xCC):
            _precision, header.height, header.width = struct.unpack(">BHH", _exactly(file, 5))
            length -= 5
        file.seek(max(0, length - 2), 1)
        if mark[1] == 0xDA:
            header.end = _after(file, b"\xff\xd9")
            return
    raise Broken("too many segments")


def _after(file: BinaryIO, mark: bytes) -> int:
    """The offset behind the next `mark`, which in scans of a JPEG stands for the end and nothing else."""
    position, kept = file.tell(), b""
    while piece := file.read(PIECE):
        found = (kept + piece).find(mark)
        if found >= 0:
            return position - len(kept) + found + len(mark)
        position += len(piece)
        kept = piece[-1:]
    raise Broken("no end")


def _png(file: BinaryIO, header: Header) -> None:
    file.seek(8)
    for _ in _parts():
        length, name = struct.unpack(">I4s", _exactly(file, 8))
        if name == b"IHDR":
            header.width, header.height = struct.unpack(">II", _exactly(file, 8))
            length -= 8
        elif name == b"acTL":
            (header.frames,) = struct.unpack(">I", _exactly(file, 4))
            length -= 4
        file.seek(max(0, length), 1)
        _exactly(file, 4)  # the checksum
        if name == b"IEND":
            header.end = file.tell()
            return
    raise Broken("too many chunks")


def _gif(file: BinaryIO, header: Header) -> None:
    file.seek(6)
    header.width, header.height, flags, _background, _aspect = struct.unpack("<HHBBB", _exactly(file, 7))
    header.frames = 0
    _skip_colours(file, flags)
    parts = iter(_parts())
    for _ in parts:
        mark = _exactly(file, 1)
        if mark == b";":
            header.end = file.tell()
            return
        if mark == b",":
            header.frames += 1
            _skip_colours(file, _exactly(file, 9)[8])
        elif mark != b"!":
            raise Broken("no block")
        _exactly(file, 1)  # code size, or label
        while length := _exactly(file, 1)[0]:
            next(parts, None)
            file.seek(length, 1)
    raise Broken("too many blocks")


def _skip_colours(file: BinaryIO, flags: int) -> None:
    if flags & 0x80:
        file.seek(3 << ((flags & 7) + 1), 1)


def _webp(file: BinaryIO, header: Header) -> None:
    _riff, size, _form = struct.unpack("<4sI4s", _exactly(file, 12))
    header.end = size + 8 + size % 2
    frames = 0
    for _ in _parts():
        if file.tell() + 8 > header.end:
            break
        name, length = struct.unpack("<4sI", _exactly(file, 8))
        following = file.tell() + length + length % 2
        frames += name == b"ANMF"
        if name in _WEBP_SIZES and not header.width:
            header.width, header.height = _WEBP_SIZES[name](_exactly(file, 10))
        file.seek(following)
    else:
        raise Broken("too many chunks")
    header.frames = max(1, frames)
    file.seek(0, 2)
    if file.tell() < size + 8:
        raise Broken("ends too early")


def _vp8x(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1


def _vp8(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack("<HH", data[6:10])
    return width & 0x3FFF, height & 0x3FFF


def _vp8l(data: bytes) -> tuple[int, int]:
    bits = int.from_bytes(data[1:5], "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


_WEBP_SIZES: dict[bytes, Callable[[bytes], tuple[int, int]]] = {b"VP8X": _vp8x, b"VP8 ": _vp8, b"VP8L": _vp8l}


def _avif(file: BinaryIO, header: Header) -> None:
    file.seek(0, 2)
    whole = file.tell()
    position = 0
    for _ in _parts():
        if position >= whole:
            break
        file.seek(position)
        length, name = struct.unpack(">I4s", _exactly(file, 8))
        if length == 1:
            (length,) = struct.unpack(">Q", _exactly(file, 8))
        length = length or whole - position
        if length < 8 or position + length > whole:
            raise Broken("ends too early")
        if name in (b"meta", b"moov"):
            _avif_sizes(file.read(min(length, MOST_OF_META)), header)
        position += length
    else:
        raise Broken("too many boxes")
    header.end = whole


def _avif_sizes(meta: bytes, header: Header) -> None:
    """The largest of the sizes that the file's items have."""
    at = meta.find(b"ispe")
    while at >= 0:
        width, height = struct.unpack(">II", meta[at + 8 : at + 16])
        if width * height > header.width * header.height:
            header.width, header.height = width, height
        at = meta.find(b"ispe", at + 4)


def _is_avif(start: bytes) -> bool:
    return start[4:8] == b"ftyp" and any(brand in start[8:32] for brand in (b"avif", b"avis"))


_KINDS: tuple[tuple[str, Callable[[bytes], bool], Callable[[BinaryIO, Header], None]], ...] = (
    ("jpeg", lambda start: start.startswith(b"\xff\xd8\xff"), _jpeg),
    ("png", lambda start: start.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    ("gif", lambda start: start[:6] in (b"GIF87a", b"GIF89a"), _gif),
    ("webp", lambda start: start[:4] == b"RIFF" and start[8:12] == b"WEBP", _webp),
    ("avif", _is_avif, _avif),
)
