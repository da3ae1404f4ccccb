"""Renditions without what the camera wrote into the file: where a picture was taken never leaves the house."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from wagtail.images.models import AbstractImage, Filter

KEPT = ("icc_profile", "transparency")
"""Of all that Pillow knows of a file, what its pixels can't be shown without."""


@dataclass(frozen=True)
class _Opened:
    """An opened picture that is bare once it is upright: until then its EXIF data says which way up it is."""

    picture: Any

    @property
    def format_name(self) -> str:
        return str(self.picture.format_name)

    def auto_orient(self) -> Any:
        upright = self.picture.auto_orient()
        upright.image.info = {name: upright.image.info[name] for name in KEPT if name in upright.image.info}
        return upright


class BareFilter(Filter):
    """Wagtail's filter, which would copy EXIF data with the place and XMP into every JPEG and PNG it makes."""

    @contextmanager
    def get_willow_image(self, image: AbstractImage, source: Any = None) -> Iterator[_Opened]:
        with super().get_willow_image(image, source) as picture:
            yield _Opened(picture)
