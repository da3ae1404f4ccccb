"""Files that are no pictures, or are more than that, made of raw bytes: small here, huge for who decodes them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image

from khabar.pictures.tests.files import picture


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def huge_png(side: int = 30_000) -> bytes:
    """A PNG of 30,000 × 30,000 pixels in a few kilobytes: 2.7 GB once it is decoded."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    packed = zlib.compress(b"\0" * 3_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def huge_jpeg() -> bytes:
    """A JPEG whose header claims 30,000 × 30,000 pixels."""
    plain = picture()
    at = plain.index(b"\xff\xc0")
    return plain[: at + 5] + struct.pack(">HH", 30_000, 30_000) + plain[at + 9 :]


def huge_gif() -> bytes:
    plain = picture(kind="GIF")
    return plain[:6] + struct.pack("<HH", 65_535, 65_535) + plain[10:]


def huge_webp() -> bytes:
    """A WebP whose canvas takes a gigabyte as soon as it is opened."""
    canvas = b"\0\0\0\0" + (16_382).to_bytes(3, "little") * 2
    frame = picture(kind="WEBP")[12:]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + canvas + frame
    return b"RIFF" + struct.pack("<I", len(body)) + body


def huge_avif() -> bytes:
    plain = picture(kind="AVIF")
    at = plain.index(b"ispe") + 8
    return plain[:at] + struct.pack(">II", 30_000, 30_000) + plain[at + 8 :]


def restless_gif(frames: int = 600) -> bytes:
    """A GIF of one pixel and hundreds of frames."""
    plain = picture((1, 1), "GIF")
    at = plain.rindex(b",")
    return plain[:at] + plain[at:-1] * frames + b";"


def endless_gif() -> bytes:
    """A GIF of thousands of tiny blocks."""
    plain = picture((1, 1), "GIF")
    return plain[:-1] + b"!\xfe" + b"\x01x" * 30_000 + b"\0;"


def endless_png() -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"teXt", b"") * 30_000 + chunk(b"IEND", b"")


def archive() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("run.js", "alert(1)")
    return target.getvalue()


def commented(comment: bytes) -> bytes:
    """A JPEG with this in its comment."""
    return picture(comment=comment)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
TRUNCATED = {kind: picture((600, 400), kind)[:-40] for kind in ("JPEG", "PNG", "GIF", "WEBP", "AVIF")}


def noise(size: tuple[int, int]) -> bytes:
    """A picture that is as large as a file as it is in memory."""
    target = BytesIO()
    Image.effect_noise(size, 90).save(target, "PNG")
    return target.getvalue()
