"""The edge tags of fronts: what a front is rendered from, and what is announced when it changes."""

from __future__ import annotations

from datetime import datetime

from wagtail.models import Page

from khabar.design.models import Home
from khabar.edge import tags
from khabar.fronts.plan import Plan


def front_tag(page: Page) -> str:
    """`front:ar` for an edition's home page, `front:section:12` for a section."""
    if isinstance(page, Home):
        return f"front:{page.locale.language_code}"
    return f"front:section:{page.pk}"


def record_plan(page: Page, plan: Plan, moment: datetime) -> None:
    """Note what the front that is rendered follows: its plan, until the plan itself changes something.

    The items that an editor put there count whether they are shown or not: one that goes live takes its slot at once.
    """
    tags.record(front_tag(page), *(f"item:{placement.item}" for placement in plan))
    change = plan.next_change(moment)
    if change is not None:
        tags.holds_until(change)
