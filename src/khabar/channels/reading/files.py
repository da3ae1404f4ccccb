from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from khabar.channels.reading import tables, xmltv
from khabar.channels.reading.entries import Reading, UnfitFile

LARGEST = 16 * 1024 * 1024
"""Bytes of a file, unpacked."""
_GZIP = b"\x1f\x8b"


def read(data: bytes, zone: ZoneInfo, *, channel: str = "") -> Reading:
    """The programmes of an XMLTV or CSV file, which may be packed with gzip. Raises UnfitFile.

    `zone` is that of times without one; `channel` says which of an XMLTV file's channels is meant.
    """
    unpacked = _unpacked(data)
    if not unpacked.strip():
        raise UnfitFile(_("The file is empty."))
    found = Reading()
    if xmltv.looks_like(unpacked):
        xmltv.read(unpacked, zone, channel, found)
    else:
        tables.read(unpacked, zone, found)
    found.put_in_order()
    if not found.entries and not found.troubles:
        raise UnfitFile(_("There is no programme in the file."))
    return found


def _unpacked(data: bytes) -> bytes:
    if data.startswith(_GZIP):
        try:
            with gzip.open(BytesIO(data)) as file:
                data = file.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise UnfitFile(_("The file is damaged: it can’t be unpacked.")) from error
    if len(data) > LARGEST:
        raise UnfitFile(_("The file is larger than 16 MB."))
    return data
