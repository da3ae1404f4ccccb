"""Running copy from outside the house: what may stay of its markup and of the addresses in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import is_dataclass, replace
from typing import Any

import nh3

from khabar.body.links import NUMBER

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|/(?!/)|#)\S*", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_TAGS = {"a", "b", "br", "em", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
_ATTRIBUTES = {"a": {"href", "linktype", "id"}}


def web_address(address: str) -> str:
    """`address` if a browser may be sent there, else an empty text."""
    return address if _WEB.fullmatch(address) else ""


def without_nul(value: Any) -> Any:
    """`value` with the one character that PostgreSQL can't store taken out of every text in it."""
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, dict):
        return {key: without_nul(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(map(without_nul, value))
    return replace(value, **without_nul(vars(value))) if is_dataclass(value) and not isinstance(value, type) else value


def clean_html(source: str) -> str:
    """A rich text with the marks an editor could have set, and no other."""
    return _CLEANER.clean(source)


def clean_blocks(blocks: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks as stored, their rich texts cleaned; an embed that leads nowhere safe is left out."""
    cleaned = [{**block, "value": _clean_value(block["type"], block["value"])} for block in blocks]
    return [block for block in cleaned if block["type"] != "embed" or block["value"]["url"]]


def _clean_value(kind: str, value: Any) -> Any:
    if kind == "paragraph":
        return clean_html(value)
    if kind == "fact_box":
        return {**value, "text": clean_html(value.get("text", ""))}
    if kind == "list":
        return {**value, "items": [_clean_item(item) for item in value.get("items", [])]}
    return {**value, "url": web_address(value.get("url", ""))} if kind == "embed" else value


def _clean_item(item: Any) -> Any:
    return {**item, "value": clean_html(item["value"])} if isinstance(item, dict) else clean_html(item)


def _safe_attribute(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if _ADDRESS.fullmatch(value) else None
    if attribute == "linktype":
        return value if value in ("page", "document") else None
    return value if NUMBER.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_safe_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
