from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Self

from django.db import connection
from django.db.models import Model, Q, QuerySet

if TYPE_CHECKING:
    from khabar.comments.models import Comment, Commenter

    CommentRows = QuerySet["Comment"]
else:
    CommentRows = QuerySet

Order = Literal["newest", "oldest", "liked"]
ORDERS: tuple[Order, ...] = ("newest", "oldest", "liked")
ROOTS = 20
ANSWERS = 3
"""Answers shown below a comment before the rest is folded."""
_SHAPE = re.compile(r"([0-9]{1,9})-([0-9]{1,18})")


class BadCursor(ValueError):
    """An address holds a cursor that is none."""


@dataclass(frozen=True)
class Place:
    """A place in a list of comments: likes and number of the last one shown."""

    likes: int
    number: int

    def __str__(self) -> str:
        return f"{self.likes}-{self.number}"

    @classmethod
    def parse(cls, text: str) -> Place | None:
        """A place from an address; None for an empty text. Raises BadCursor for anything else."""
        if not text:
            return None
        match = _SHAPE.fullmatch(text)
        if not match:
            raise BadCursor(text)
        return cls(int(match[1]), int(match[2]))


class CommentQuerySet(CommentRows):
    """The vocabulary of threads and of the queue."""

    def shown(self) -> Self:
        return self.filter(shown=True)

    def roots_of(self, item_id: int) -> Self:
        return self.filter(item=item_id, parent=None)

    def held(self) -> Self:
        return self.filter(state="held")

    def in_order(self, order: Order) -> Self:
        keys = {"newest": ("-id",), "oldest": ("id",), "liked": ("-likes", "-id")}
        return self.order_by(*keys[order])

    def after(self, place: Place | None, order: Order) -> Self:
        """The comments that follow `place` in this order."""
        if place is None:
            return self
        if order == "oldest":
            return self.filter(id__gt=place.number)
        if order == "newest":
            return self.filter(id__lt=place.number)
        # The first condition is implied by the second; it lets both databases use the index as a range.
        return self.filter(likes__lte=place.likes).filter(
            Q(likes__lt=place.likes) | Q(likes=place.likes, id__lt=place.number)
        )


@dataclass
class Node:
    """A comment with the answers shown below it, and how many more published ones there are further down."""

    comment: Comment
    answers: list[Node] = field(default_factory=list)

    @property
    def folded(self) -> int:
        seen = sum(1 + node.comment.descendants for node in self.answers if node.comment.state == "approved")
        seen += sum(node.comment.descendants for node in self.answers if node.comment.state != "approved")
        return max(0, self.comment.descendants - seen)


@dataclass
class Thread:
    """One page of a thread, two levels deep, and the place of the next page if there is more."""

    nodes: list[Node]
    next: Place | None


def thread(
    item_id: int,
    *,
    below: Comment | None = None,
    order: Order = "newest",
    after: Place | None = None,
    size: int = ROOTS,
) -> Thread:
    """Comments on an item, or below one of them, with their first answers: two queries whatever their number."""
    from khabar.comments.models import Comment

    rows = Comment.objects.shown()
    rows = rows.roots_of(item_id) if below is None else rows.filter(parent=below)
    found = list(rows.after(after, order).in_order(order)[: size + 1])
    more, found = len(found) > size, found[:size]
    nodes = [Node(comment) for comment in found]
    _hang_answers(nodes)
    last = found[-1] if found else None
    return Thread(nodes, Place(last.likes, last.pk) if more and last else None)


def _hang_answers(nodes: Sequence[Node]) -> None:
    """The first answers of each, by one query.

    A window over the answers would read every one of them; each of these branches reads `ANSWERS` index entries.
    Django can't slice the branches of a union on SQLite, so they are joined here.
    """
    from khabar.comments.models import Comment

    parents = {node.comment.pk: node for node in nodes if node.comment.descendants}
    if not parents:
        return
    branches = [
        Comment.objects.shown().filter(parent=number).order_by("id").values_list("pk")[:ANSWERS].query.sql_with_params()
        for number in parents
    ]
    # Only names made here and SQL that Django compiled are joined; values stay parameters.
    union = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS branch_{n}" for n, (sql, _) in enumerate(branches))  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(union, [param for _sql, params in branches for param in params])
        numbers = [number for (number,) in cursor.fetchall()]
    for answer in Comment.objects.filter(pk__in=numbers).order_by("id"):
        parents[answer.parent_id or 0].answers.append(Node(answer))


def comment_on(item_id: int, number: int) -> Comment | None:
    """The comment of this number, if it was written under this item and takes a place there."""
    from khabar.comments.models import Comment

    if number > 2**63 - 1:
        return None
    return Comment.objects.shown().filter(item=item_id, pk=number).first()


def own_comments(
    commenter_id: int, after: Place | None = None, size: int = ROOTS
) -> tuple[list[Comment], Place | None]:
    """What a commenter wrote, newest first, in whatever state."""
    from khabar.comments.models import Comment

    rows = Comment.objects.filter(author=commenter_id).exclude(state="removed").select_related("item__section")
    found = list(rows.after(after, "newest").in_order("newest")[: size + 1])
    more, found = len(found) > size, found[:size]
    return found, Place(0, found[-1].pk) if more else None


def standing_ban(commenter: Model | None, now: datetime) -> Model | None:
    """The ban that keeps a commenter from writing now."""
    from khabar.comments.models import Ban

    if commenter is None or commenter.pk is None:
        return None
    bans = Ban.objects.filter(commenter=commenter.pk, lifted_at=None)
    return bans.filter(Q(until=None) | Q(until__gt=now)).order_by("-pk").first()


def all_about(commenter: Commenter) -> dict[str, Any]:
    """All that is kept of a commenter, as JSON knows it: what they wrote, liked and reported, and bans."""
    from khabar.comments.models import Like, Report

    comments = commenter.comments.order_by("id").values(
        "id", "item", "parent", "name", "text", "state", "likes", "written_at", "edited_at"
    )
    reports = Report.objects.filter(reader=commenter.key).order_by("id").values("comment", "reason", "note", "at")
    return {
        "name": commenter.name,
        "email": commenter.account.email if commenter.account else "",
        "since": commenter.since,
        "comments": list(comments),
        "liked": list(Like.objects.filter(reader=commenter.key).order_by("id").values_list("comment", flat=True)),
        "reported": list(reports),
        "bans": list(commenter.bans.order_by("id").values("since", "until", "reason", "appeal", "lifted_at")),
    }
