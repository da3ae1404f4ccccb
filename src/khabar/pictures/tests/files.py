"""Picture files with metadata as agencies write it, made of raw bytes."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

UTF8_MARK = {(1, 90): [b"\x1b%G"]}
PLACE = "Wadi al-Athl, 24.5 North"

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="24,30.0N" photoshop:Credit="صور السلوى">
<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">ميناء عند الفجر</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def xmp(*creators: str) -> bytes:
    return XMP.format(creators="".join(f"<rdf:li>{name}</rdf:li>" for name in creators)).encode()


def picture(size: tuple[int, int] = (60, 40), kind: str = "JPEG", **save: Any) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, "#0f5c63").save(target, kind, **save)
    return target.getvalue()


def with_iptc(datasets: dict[tuple[int, int], list[bytes]], source: bytes | None = None) -> bytes:
    """A JPEG with an APP13 segment that holds these IPTC-IIM datasets (record, number)."""
    block = b"".join(
        struct.pack(">BBBH", 0x1C, *dataset, len(value)) + value
        for dataset, values in datasets.items()
        for value in values
    )
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(block)) + block + b"\x00" * (len(block) % 2)
    segment = b"Photoshop 3.0\x00" + resource
    bare = source or picture()
    return bare[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + bare[2:]


def with_location(kind: str = "JPEG", size: tuple[int, int] = (900, 600)) -> ContentFile[bytes]:
    """A picture that says where it was taken, in EXIF, in XMP, in IPTC and in a comment."""
    exif = Image.Exif()
    exif[0x010E] = PLACE
    exif.get_ifd(0x8825).update({1: "N", 2: (24.0, 30.0, 0.0), 3: "E", 4: (46.0, 30.0, 0.0)})
    save = {"comment": PLACE.encode()} if kind == "JPEG" else {}
    content = picture(size, kind, exif=exif, xmp=xmp(PLACE), **save)
    if kind == "JPEG":
        content = with_iptc({(2, 80): [b"Karim"], (2, 90): [PLACE.encode()]}, content)
    return ContentFile(content, f"place.{kind.lower()}")
