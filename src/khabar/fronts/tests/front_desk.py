from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from khabar.fronts.actions import place_item, publish_front
from khabar.fronts.tests.links import items_in
from khabar.news.models import NewsPage
from tests.fixtures.newsroom import Newsroom


@dataclass(frozen=True)
class FrontDesk:
    """A front as an editor makes it and as a reader sees it."""

    newsroom: Newsroom
    client: Any
    editor: Any

    @property
    def page(self) -> Any:
        return self.newsroom.home

    def items(self, count: int = 30, **fields: Any) -> Sequence[NewsPage]:
        """So many published items, the newest first."""
        return self.newsroom.many(count, newest=timezone.now() - timedelta(minutes=5), **fields)

    def put(self, item: NewsPage, slot: str, **times: datetime) -> None:
        """Into the slot and live at once."""
        place_item(self.page, self.editor, item.pk, slot, **times)
        publish_front(self.page, self.editor)

    def html(self) -> str:
        return str(self.client.get(self.page.url).content.decode())

    def seen(self) -> list[int]:
        """Numbers of the items that readers see on the home page, in order."""
        return items_in(self.html())
