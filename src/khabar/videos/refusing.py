"""Which files are no videos of ours: judged by their bytes before any program opens them."""

from __future__ import annotations

from typing import BinaryIO

from khabar.videos.bounds import LARGEST_FILE
from khabar.videos.unfit import Unfit

HEAD, TAIL = 65_536, 65_536 + 22
_MARKUP = (b"<script", b"<html", b"<!doctype", b"<?php", b"<svg", b"<iframe")
_ELSEWHERE = (b"%PDF-", b"#EXTM3U", b"ffconcat", b"<?xml", b"PK\x03\x04", b"\x7fELF", b"[playlist]")
_ZIP_END, _ZIP_END_SIZE = b"PK\x05\x06", 22


def check_bytes(file: BinaryIO) -> None:
    """Raises Unfit for what is no video container, or is something else as well; leaves `file` at 0."""
    try:
        file.seek(0, 2)
        size = file.tell()
        if not size:
            raise Unfit("empty")
        if size > LARGEST_FILE:
            raise Unfit("too_large")
        file.seek(0)
        head = file.read(HEAD)
        file.seek(max(0, size - TAIL))
        tail = file.read(TAIL)
    finally:
        file.seek(0)
    if not is_container(head):
        raise Unfit("no_video_file")
    lowered = head.lower()
    if any(mark in lowered for mark in _MARKUP) or any(mark in head[:1024] for mark in _ELSEWHERE) or _is_zip(tail):
        raise Unfit("more_than_a_video")


def is_container(head: bytes) -> bool:
    """Whether a file begins as MP4/MOV, WebM/Matroska, AVI, MPEG-TS, FLV, ASF or Ogg do."""
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return True
    if head.startswith((b"\x1a\x45\xdf\xa3", b"FLV\x01", b"OggS", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11")):
        return True
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return True
    return len(head) > 188 * 2 and head[0] == head[188] == head[376] == 0x47


def _is_zip(tail: bytes) -> bool:
    """Whether an archive's directory ends with the file, as archive programs look for it."""
    at = tail.rfind(_ZIP_END)
    while at >= 0:
        if int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail) - at - _ZIP_END_SIZE:
            return True
        at = tail.rfind(_ZIP_END, 0, at)
    return False
