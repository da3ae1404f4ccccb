"""Links to pages in running copy. A link to what is not published is shown as plain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from khabar.news.models import NewsPage

NUMBER = re.compile(r"[1-9][0-9]{0,17}")
Paths = dict[int, str]
_known: ContextVar[Paths | None] = ContextVar("khabar_known_paths", default=None)


class PageLinks(PageLinkHandler):
    """Resolves all links of a rich text at once; Wagtail's own handler needs two queries for each."""

    identifier = "page"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        numbers = [int(attrs["id"]) if NUMBER.fullmatch(attrs.get("id", "")) else 0 for attrs in attrs_list]
        known = _known.get() or {}
        asked = set(numbers) - known.keys() - {0}
        paths = known | (news_paths(asked) or {})
        paths |= other_paths(asked - paths.keys())
        return [_open_tag(paths.get(number)) for number in numbers]


@contextmanager
def knowing(paths: Paths) -> Iterator[None]:
    """Inside, links to pages with these numbers are resolved without a query; an empty path is no link."""
    token = _known.set(paths)
    try:
        yield
    finally:
        _known.reset(token)


def news_paths(numbers: Collection[int]) -> Paths:
    """The paths of those numbers that are published items; no query for no numbers."""
    if not numbers:
        return {}
    return {item.pk: item.path_on_site for item in NewsPage.objects.published().filter(pk__in=numbers).for_links()}


def other_paths(numbers: Collection[int]) -> Paths:
    """The paths of those numbers that are live pages of any kind."""
    found = Page.objects.live().filter(pk__in=numbers).specific() if numbers else []
    return {page.pk: page.url for page in found if page.url}


def _open_tag(path: str | None) -> str:
    return f'<a href="{escape(path)}">' if path else "<a>"
