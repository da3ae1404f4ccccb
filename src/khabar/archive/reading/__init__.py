"""The page reader: from the text or the HTML of any outlet's page to an article's fields, in plain Python."""

from __future__ import annotations

from .encodings import decode
from .html import read_html
from .page_text import read_page
from .results import Field, NotAnArticle, Reading

__all__ = ["Field", "NotAnArticle", "Reading", "decode", "read_html", "read_page"]
