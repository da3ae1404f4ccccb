"""Reading a text's blocks as plain data, without building block values or asking the database."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue

_PAGE_LINK = re.compile(r'<a\b(?=[^<>]*\blinktype="page")[^<>]*\bid="([1-9][0-9]{0,17})"')
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"</(?:p|li|h\d|div)>|<br\s*/?>", re.IGNORECASE)


def blocks(body: StreamValue) -> list[dict[str, Any]]:
    """The blocks as stored: `[{"type", "value", "id"}]`."""
    return list(body.get_prep_value())


def strip_tags(source: str) -> str:
    """The words of a rich text, with a line for each paragraph."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", source))).strip()


def _gallery(value: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry.get("value", entry) for entry in value.get("pictures", [])]


def pictures_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """`{"picture": number, "caption": text}` for each picture in a block."""
    if block["type"] == "picture":
        return [block["value"]]
    return _gallery(block["value"]) if block["type"] == "gallery" else []


def picture_numbers(body: StreamValue) -> set[int]:
    """Numbers of the pictures in a text."""
    return {entry["picture"] for block in blocks(body) for entry in pictures_of(block) if entry.get("picture")}


def speaker_numbers(body: StreamValue) -> set[int]:
    """Numbers of the people quoted in a text."""
    return {b["value"]["speaker"] for b in blocks(body) if b["type"] == "quotation" and b["value"].get("speaker")}


def linked_numbers(sources: list[str]) -> set[int]:
    """Numbers of the pages that rich texts link to."""
    return {int(number) for source in sources for number in _PAGE_LINK.findall(source)}


def list_items(value: dict[str, Any]) -> list[str]:
    """The rich texts of a list block."""
    return [item["value"] if isinstance(item, dict) else item for item in value.get("items", [])]


def _words(block: dict[str, Any]) -> Iterator[str]:
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        yield strip_tags(value)
    elif kind == "subheading":
        yield value
    elif kind == "quotation":
        yield value.get("text", "")
    elif kind == "fact_box":
        yield value.get("title", "")
        yield strip_tags(value.get("text", ""))
    elif kind == "list":
        yield from map(strip_tags, list_items(value))
    elif kind == "table":
        for row in (value.get("table") or {}).get("rows", []):
            yield " ".join(str(cell) for cell in row.get("values", []))


def plain_text(body: StreamValue) -> str:
    """The words of a text, a line for each paragraph: what is counted, searched and fed to machines."""
    return "\n".join(text for block in blocks(body) for text in _words(block) if text)
