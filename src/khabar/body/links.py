from __future__ import annotations

from typing import Any

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from khabar.news.models import NewsPage


class PageLinks(PageLinkHandler):
    """Links to other items in running copy; a link to what is not published is shown as plain words."""

    identifier = "page"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        numbers = {int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdigit()}
        paths = _paths(numbers)
        return [
            _open_tag(paths.get(int(attrs["id"])) if attrs.get("id", "").isdigit() else None) for attrs in attrs_list
        ]


def _paths(numbers: set[int]) -> dict[int, str]:
    if not numbers:
        return {}
    items = NewsPage.objects.published().filter(pk__in=numbers).for_links()
    paths = {item.pk: item.path_on_site for item in items}
    others: dict[int, Any] = Page.objects.live().in_bulk(numbers - set(paths)) if numbers - set(paths) else {}
    return paths | {number: page.specific.url for number, page in others.items() if page.specific.url}


def _open_tag(path: str | None) -> str:
    return f'<a href="{escape(path)}">' if path else "<a>"
