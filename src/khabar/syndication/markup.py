"""XML that is well-formed whatever an editor pastes into a headline."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
VIDEO = "http://www.google.com/schemas/sitemap-video/1.1"
XHTML = "http://www.w3.org/1999/xhtml"

# All but the production Char of XML 1.0 (W3C, fifth edition, 2.2): not even an escape may stand for these.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """`text` without the characters that XML 1.0 forbids; nothing else is changed."""
    return _ILLEGAL.sub("", text)


def named(namespace: str, name: str) -> str:
    """A qualified name as lxml writes it."""
    return f"{{{namespace}}}{name}"


def add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    """Append an element with legal text and attributes to `parent`, and return it."""
    element = etree.SubElement(parent, name, {key: legal(value) for key, value in attributes.items()})
    element.text = legal(text) or None
    return element


def written(root: Any) -> bytes:
    """The document in UTF-8, with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")
