"""Which files are no pictures of ours, said in plain words. Nothing is decoded, and nothing is stored before."""

from __future__ import annotations

from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from khabar.pictures.headers import PIECE, Broken, Header, read_header

MOST_PIXELS = {"jpeg": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS}
"""Pixels of one frame. A JPEG is decoded small where small is enough; the others are decoded whole."""
MOST_PIXELS_WHOLE = 25_000_000
MOST_FRAMES = 500
_SCRIPTS = (b"<script", b"<?php", b"<!doctype html", b"<iframe")
_OTHER_FILES = (b"PK\x03\x04", b"%PDF-", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\x7fELF", b"<svg", b"<html")
_OVERLAP = 32
_ZIP_END, _ZIP_END_SIZE, _LONGEST_ZIP_COMMENT = b"PK\x05\x06", 22, 0xFFFF


def check_file(file: BinaryIO) -> Header:
    """The header of a picture file that may be stored. Raises ValidationError with the reason; leaves `file` at 0."""
    try:
        return _checked(file)
    finally:
        file.seek(0)


def _checked(file: BinaryIO) -> Header:
    file.seek(0, 2)
    size = file.tell()
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size > most:
        told = {"size": filesizeformat(size), "most": filesizeformat(most)}
        raise ValidationError(_("This file is too large: %(size)s. At most %(most)s.") % told, "too_large")
    try:
        header = read_header(file)
    except Broken as error:
        text = _("This file is damaged or incomplete. Ask for it again, or save it anew.")
        raise ValidationError(text, "broken") from error
    if header is None:
        raise ValidationError(_what_it_is(file), "no_picture")
    _check_size(header)
    if _holds_something_else(file, header, size):
        text = _(
            "This file holds something besides a picture, such as a script or an archive. Save it anew as a picture."
        )
        raise ValidationError(text, "more_than_a_picture")
    return header


def _what_it_is(file: BinaryIO) -> str:
    file.seek(0)
    start = file.read(4096).lower()
    if b"<svg" in start:
        return _("This is an SVG drawing, which may hold scripts. Save it as PNG.")
    return _("This is no JPEG, PNG, WebP, AVIF or GIF picture, whatever its name says.")


def _check_size(header: Header) -> None:
    most = MOST_PIXELS.get(header.kind, MOST_PIXELS_WHOLE)
    if header.width * header.height > most:
        told = {"width": header.width, "height": header.height, "most": most // 1_000_000}
        text = _("This picture is too large: %(width)s × %(height)s pixels. At most %(most)s million.") % told
        raise ValidationError(text, "too_many_pixels")
    if header.frames > MOST_FRAMES:
        raise ValidationError(_("This picture moves: it has too many frames."), "too_many_frames")


def _holds_something_else(file: BinaryIO, header: Header, size: int) -> bool:
    """Whether programs that look elsewhere than at the first bytes would take the file for something else.

    What cameras append (previews, short films) is let through: it is dropped with the first rendition.
    """
    file.seek(0)
    if b"%PDF-" in file.read(1024) or _is_zip(file, size):
        return True
    file.seek(0)
    position, kept = 0, b""
    while piece := file.read(PIECE):
        text = kept + piece
        if any(script in text.lower() for script in _SCRIPTS):
            return True
        behind = text[max(0, header.end - position + len(kept)) :]
        if any(mark in behind for mark in _OTHER_FILES):
            return True
        position += len(piece)
        kept = piece[-_OVERLAP:]
    return False


def _is_zip(file: BinaryIO, size: int) -> bool:
    """Whether an archive's directory ends with the file, as archive programs look for it."""
    file.seek(max(0, size - _ZIP_END_SIZE - _LONGEST_ZIP_COMMENT))
    tail = file.read()
    at = tail.rfind(_ZIP_END)
    while at >= 0:
        if int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail) - at - _ZIP_END_SIZE:
            return True
        at = tail.rfind(_ZIP_END, 0, at)
    return False
