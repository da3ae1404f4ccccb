from __future__ import annotations

from dataclasses import dataclass

from khabar.design.addresses import absolute
from khabar.pictures.licences import usable
from khabar.pictures.models import Picture
from khabar.pictures.renditions import path, sizes_of

WIDEST = 1280


@dataclass(frozen=True)
class Image:
    """A picture as a feed names it: absolute address of a JPEG, `width` × `height` in pixels."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


def image_of(picture: Picture | None, caption: str = "") -> Image | None:
    """The largest rendition up to 1,280 px, uncropped; None for no picture, or one whose licence is over.

    Never the file itself: that may hold a location.
    """
    if picture is None or not usable(picture):
        return None
    sizes = sizes_of(picture, "full")
    size = next((size for size in reversed(sizes) if size.width <= WIDEST), sizes[0])
    return Image(
        url=absolute(path(picture, "full", size.width, "jpeg")),
        width=size.width,
        height=size.height,
        alt=picture.description,
        caption=caption or picture.caption,
        credit=picture.credit,
    )
