"""Readers' comments in the gallery."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from khabar.design.components import Link
from khabar.design.discussion import CommentFormView, CommentView, DiscussionView
from khabar.design.gallery.copy import Copy


def comment(copy: Copy, number: int, **fields: object) -> CommentView:
    given: dict[str, object] = {
        "number": number,
        "url": "#comment",
        "name": copy.name,
        "text": f"{copy.statement}\n\n{copy.occasion}",
        "time": timezone.now() - timedelta(minutes=14 * number),
        "likes": 3 * number,
        "like_url": "#like",
        "reply_url": "#write",
        "report_url": "#report",
    }
    return CommentView(**{**given, **fields})  # type: ignore[arg-type]


def states(copy: Copy) -> dict[str, CommentView]:
    """A comment in every state; no two have one number."""
    return {
        "published": comment(copy, 1),
        "newsroom": comment(copy, 2, staff=True, edited=True),
        "one word": comment(copy, 3, text=copy.one_word),
        "mixed direction": comment(copy, 4, text=f"{copy.mixed}\n\n{copy.other_name}", name=copy.other_name),
        "own, waiting": comment(
            copy, 5, status=copy.archive, own_url="#own", like_url="", reply_url="", report_url=""
        ),
        "withdrawn, with an answer": comment(
            copy, 6, name="", text="", gone=copy.archive, like_url="", reply_url="", report_url="",
            answers=[comment(copy, 7)],
        ),
        "answers, more folded": comment(copy, 8, folded=12, answers=[comment(copy, 9), comment(copy, 10, folded=2)]),
    }  # fmt: skip


def form(copy: Copy, **fields: object) -> CommentFormView:
    return CommentFormView(action="?comments", purpose="comment:1", **fields)  # type: ignore[arg-type]


def discussions(copy: Copy) -> dict[str, DiscussionView]:
    """None, many, and closed."""
    orders = [Link("#", copy.kicker, current=True), Link("#", copy.section)]
    many = [comment(copy, number) for number in range(11, 14)]
    return {
        "none": DiscussionView(count=0, comments=[], url="#"),
        "a thousand": DiscussionView(count=1000, comments=many, url="#", orders=orders, next_url="#"),
        "closed": DiscussionView(count=1, comments=[comment(copy, 15)], url="#", closed=copy.archive),
    }
