"""What a picture file says of itself: IPTC-IIM and XMP, read on upload into the picture's fields."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO

from django.utils import timezone
from PIL import Image, IptcImagePlugin

from khabar.text.bidi import strip_controls

# IPTC-IIM 4.2 datasets (record 2) by field of Picture.
_IPTC = {
    "photographer": (2, 80),
    "agency": (2, 110),
    "source": (2, 115),
    "copyright_notice": (2, 116),
    "caption": (2, 120),
    "instructions": (2, 40),
    "place": (2, 90),
}
_LIMITS = {
    "photographer": 200,
    "agency": 200,
    "source": 200,
    "copyright_notice": 500,
    "caption": 1000,
    "instructions": 2000,
    "place": 200,
}
_UTF8_MARK = b"\x1b%G"
_TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0600-\u06ff]|[\u0600-\u06ff][A-Za-z]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def decode(raw: bytes, declared_utf8: bool = False) -> str:
    """Text of an IPTC dataset: UTF-8 if it is valid, else windows-1256, else Latin-1.

    Agencies often leave out the mark of the character set (1:90), so the bytes decide. Windows-1256 can read
    anything, but what it makes of a Latin name is a word of two scripts.
    """
    for encoding in ("utf-8",) if declared_utf8 else ("utf-8", "windows-1256"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or not _TWO_SCRIPTS.search(text):
            return text
    return raw.decode("latin-1")


def _tidy(text: str) -> str:
    """`text` without what a database refuses or a page can't show: NUL, control characters, direction controls."""
    return strip_controls(_CONTROLS.sub("", text)).strip()


def _from_iptc(info: dict[Any, Any]) -> dict[str, str]:
    declared = info.get((1, 90)) == _UTF8_MARK
    found = {}
    for name, dataset in _IPTC.items():
        raw = info.get(dataset)
        parts = raw if isinstance(raw, list) else [raw] if raw else []
        found[name] = ", ".join(filter(None, (_tidy(decode(part, declared)) for part in parts)))
    return found


def _words(node: Any) -> str:
    """The text inside an XMP value: a string, or an Alt/Seq/Bag of them."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return ", ".join(filter(None, map(_words, node)))
    if isinstance(node, dict):
        return _words(node.get("text") or next((node[k] for k in ("Alt", "Seq", "Bag", "li") if k in node), ""))
    return ""


def _described(image: Image.Image) -> dict[str, Any]:
    """The properties of the file's XMP packet, however many descriptions they are spread over."""
    description = image.getxmp().get("xmpmeta", {}).get("RDF", {}).get("Description", {})
    merged: dict[str, Any] = {}
    for part in description if isinstance(description, list) else [description]:
        merged.update(part or {})
    return merged


def _from_xmp(merged: dict[str, Any]) -> dict[str, str]:
    names = {
        "photographer": "creator",
        "agency": "Credit",
        "source": "Source",
        "copyright_notice": "rights",
        "caption": "description",
        "instructions": "Instructions",
        "place": "City",
    }
    return {name: _words(merged.get(key, "")) for name, key in names.items()}


def _taken_at(image: Image.Image, iptc: dict[Any, Any], xmp: dict[str, Any]) -> datetime | None:
    """When the picture was taken: as the camera says, else as the agency does. Without a zone it is taken for UTC."""
    exif = image.getexif()
    camera = exif.get_ifd(0x8769).get(0x9003) or exif.get(0x0132)
    day, clock = (decode(iptc.get((2, number)) or b"").strip() for number in (55, 60))
    zoned = clock if re.fullmatch(r"[0-9]{6}[+-][0-9]{4}", clock) else f"{clock[:6] or '000000'}+0000"
    tries = (
        lambda: datetime.strptime(str(camera).strip("\x00 "), "%Y:%m:%d %H:%M:%S"),
        lambda: datetime.strptime(f"{day} {zoned}", "%Y%m%d %H%M%S%z"),
        lambda: datetime.fromisoformat(_words(xmp.get("DateCreated")) or _words(xmp.get("CreateDate"))),
    )
    for attempt in tries:
        try:
            moment = attempt()
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _usable_until(iptc: dict[Any, Any], xmp: dict[str, Any]) -> datetime | None:
    """Until when the file may be used: as PLUS says in XMP, else as the agency does. A day counts until it is over."""
    day, clock = (decode(iptc.get((2, number)) or b"").strip() for number in (37, 38))
    for text in (_words(xmp.get("LicenseEndDate")), f"{day}T{clock}" if clock else day):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            continue
        if not 1990 < moment.year < 2200:  # as some write that it has no end
            continue
        if "T" not in text and " " not in text:
            moment += timedelta(days=1)
        return moment if moment.tzinfo else timezone.make_aware(moment)
    return None


def read_metadata(file: BinaryIO) -> dict[str, Any]:
    """Fields of Picture found in the file; `{}` for a file without any. Never raises for a broken file."""
    position = file.tell() if not getattr(file, "closed", False) else 0
    try:
        file.seek(0)
        with Image.open(file) as image:
            raw, properties = IptcImagePlugin.getiptcinfo(image) or {}, _described(image)
            iptc, xmp = _from_iptc(raw), _from_xmp(properties)
            found: dict[str, Any] = {
                name: (iptc.get(name) or _tidy(xmp.get(name, "")))[: _LIMITS[name]] for name in _LIMITS
            }
            found["taken_at"] = _taken_at(image, raw, properties)
            found["usable_until"] = _usable_until(raw, properties)
    except Exception:  # There is hardly an exception that Pillow doesn't raise for one broken file or another.
        return {}
    finally:
        file.seek(position)
    return {name: value for name, value in found.items() if value}


def is_turned(file: BinaryIO) -> bool:
    """Whether the file is shown turned by a quarter, as phones write upright pictures (EXIF's orientation 5 to 8)."""
    try:
        file.seek(0)
        with Image.open(file) as image:
            return int(image.getexif().get(0x0112, 1)) >= 5
    except Exception:
        return False
    finally:
        file.seek(0)


def mean_colour(file: BinaryIO) -> str:
    """The picture's mean colour as `#rrggbb`, for the place it will fill; empty for a broken file."""
    try:
        file.seek(0)
        with Image.open(file) as image:
            # JPEG can be decoded at an eighth of its size, which is plenty for a mean.
            image.draft("RGB", (64, 64))
            red, green, blue = image.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    except Exception:
        return ""
    finally:
        file.seek(0)
    return f"#{red:02x}{green:02x}{blue:02x}"
