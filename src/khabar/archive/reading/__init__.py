"""The page reader: from the text or the HTML of any outlet's page to an article's fields, in plain Python."""

from .encodings import decode
from .page_text import read_page
from .results import Field, NotAnArticle, Reading

__all__ = ["Field", "NotAnArticle", "Reading", "decode", "read_page"]
