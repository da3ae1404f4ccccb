"""Pictures as a page shows them: addresses for every width and format, worked out without asking the database.

A rendition is made when its address is first asked for (`views.rendition`) and is immutable: the address holds a
version made of the file and its focal point. Only the uses and widths below exist, so nobody can fill the disk.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from khabar.design.addresses import absolute
from khabar.design.components import Picture as PictureView
from khabar.design.components import Source
from khabar.edge import tags
from khabar.pictures.licences import usable
from khabar.pictures.models import Picture

WIDTHS = (160, 320, 480, 640, 960, 1280, 1800)
RATIOS: dict[str, tuple[int, int] | None] = {
    "wide": (3, 2),
    "video": (16, 9),
    "square": (1, 1),
    "tall": (3, 4),
    "full": None,
}
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
AVIF_USES = ("wide", "full")
"""The large uses, where AVIF's saving is worth the worker's time."""
TALLEST = 2.0
"""A picture taller than twice its width is cropped even in `full`, so that it fits a screen."""


SHOWN = (
    "file",
    "file_hash",
    "width",
    "height",
    "description",
    "caption",
    "photographer",
    "agency",
    "avif_ready",
    "tint",
    "usable_until",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)
"""The columns `view` needs."""


@dataclass(frozen=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


def version_of(picture: Picture) -> str:
    """Eight letters that change with the file and with its focal point."""
    focus = (picture.focal_point_x, picture.focal_point_y, picture.focal_point_width, picture.focal_point_height)
    return hashlib.sha256(f"{picture.file.name}|{picture.file_hash}|{focus}".encode()).hexdigest()[:8]


def ratio_of(picture: Picture, use: str) -> float:
    """Height over width of a use."""
    fixed = RATIOS[use]
    if fixed:
        return fixed[1] / fixed[0]
    return min(picture.height / max(picture.width, 1), TALLEST)


def sizes_of(picture: Picture, use: str) -> list[Size]:
    """The sizes that exist of a use: never larger than the picture, at least one."""
    ratio = ratio_of(picture, use)
    widest = min(picture.width, int(picture.height / ratio)) or 1
    widths = [width for width in WIDTHS if width <= widest] or [widest]
    return [Size(width, max(1, round(width * ratio))) for width in widths]


def filter_spec(picture: Picture, use: str, width: int, extension: str) -> str | None:
    """Wagtail's filter for a rendition; None if no such rendition exists."""
    if use not in RATIOS or extension not in FORMATS:
        return None
    size = next((size for size in sizes_of(picture, use) if size.width == width), None)
    return f"fill-{size.width}x{size.height}|format-{extension}" if size else None


def path(picture: Picture, use: str, width: int, extension: str) -> str:
    return f"/pictures/{picture.pk}/{version_of(picture)}/{use}-{width}.{extension}"


def srcset(picture: Picture, use: str, extension: str) -> str:
    return ", ".join(f"{path(picture, use, s.width, extension)} {s.width}w" for s in sizes_of(picture, use))


def view(picture: Picture, use: str = "wide", *, caption: str = "", alt: str | None = None) -> PictureView | None:
    """What a template needs to show `picture`: formats, widths, size, words, credit. None once its licence is over."""
    tags.record(f"picture:{picture.pk}")
    if not usable(picture):
        return None
    sizes = sizes_of(picture, use)
    middle = next((size for size in sizes if size.width >= 640), sizes[-1])
    formats = ("avif", "webp") if picture.avif_ready and use in AVIF_USES else ("webp",)
    return PictureView(
        src=path(picture, use, middle.width, "jpeg"),
        srcset=srcset(picture, use, "jpeg"),
        width=middle.width,
        height=middle.height,
        alt=picture.description if alt is None else alt,
        sources=[Source(type=FORMATS[name], srcset=srcset(picture, use, name)) for name in formats],
        credit=picture.credit,
        caption=caption or picture.caption,
        tint=picture.tint,
    )


def share_picture(picture: Picture | None) -> PictureView | None:
    """What networks show beside a shared link: 16:9, absolute address, JPEG (not all of them read WebP)."""
    if picture is None:
        return None
    tags.record(f"picture:{picture.pk}")
    if not usable(picture):
        return None
    size = next(
        (size for size in reversed(sizes_of(picture, "video")) if size.width <= 1280), sizes_of(picture, "video")[0]
    )
    src = absolute(path(picture, "video", size.width, "jpeg"))
    return PictureView(src=src, width=size.width, height=size.height, alt=picture.description)
