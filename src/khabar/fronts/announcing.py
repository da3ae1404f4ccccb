from __future__ import annotations

from wagtail.models import Page

from khabar.edge.actions import announce
from khabar.fronts.tags import front_tag


def announce_front(page: Page) -> None:
    """Tell the edge that a front has changed; call it inside the transaction that changes it."""
    announce(front_tag(page), why="front by hand")
