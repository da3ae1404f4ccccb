"""A comment's coming into its thread and going out of it, with every count that depends on it."""

from __future__ import annotations

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Greatest

from khabar.comments.models import DEEPEST, WIDTH, Comment, Commenter, Discussion, State
from khabar.edge.actions import announce


def tag(item_id: int) -> str:
    """The tag of everything that shows an item's comments."""
    return f"comments:{item_id}"


def plant(comment: Comment, parent: Comment | None) -> None:
    """Store a new comment with its path. An answer to one at the greatest depth stands beside it."""
    if parent is not None and parent.depth >= DEEPEST:
        parent = Comment.objects.get(pk=parent.ancestors[-1])
    comment.parent = parent
    comment.save()
    comment.path = (parent.path if parent else "") + str(comment.pk).zfill(WIDTH)
    Comment.objects.filter(pk=comment.pk).update(path=comment.path)


def enter(comment: Comment) -> None:
    """Publish a comment that isn't. Inside a transaction that holds the discussion's lock."""
    _count(comment, 1)
    comment.state, comment.shown = State.APPROVED, True
    Comment.objects.filter(pk=comment.pk).update(state=comment.state, shown=True)
    announce(tag(comment.item_id))


def leave(comment: Comment, state: State) -> None:
    """Take a comment out of sight, in whatever state it is; published answers keep its place."""
    if comment.state == State.APPROVED:
        _count(comment, -1)
    if comment.shown:  # also one that is gone already, whose place says why
        announce(tag(comment.item_id))
    comment.state = state
    Comment.objects.filter(pk=comment.pk).update(
        state=state, shown=Case(When(descendants__gt=0, then=Value(True)), default=Value(False))
    )
    comment.refresh_from_db(fields=["shown"])


def lock(item_id: int) -> Discussion:
    """The discussion of an item, made if it is the first time, for this transaction alone."""
    Discussion.objects.get_or_create(pk=item_id)
    return Discussion.objects.select_for_update().get(pk=item_id)


def _count(comment: Comment, change: int) -> None:
    ancestors = Comment.objects.filter(pk__in=comment.ancestors)
    ancestors.update(descendants=Greatest(F("descendants") + change, 0))
    if comment.parent_id:
        Comment.objects.filter(pk=comment.parent_id).update(replies=Greatest(F("replies") + change, 0))
    # Gone comments take a place only while something published stands below them.
    gone = ancestors.filter(~Q(state=State.APPROVED))
    gone.filter(descendants=0).update(shown=False)
    gone.filter(descendants__gt=0).update(shown=True)
    Discussion.objects.filter(pk=comment.item_id).update(count=Greatest(F("count") + change, 0))
    if comment.author_id:
        Commenter.objects.filter(pk=comment.author_id).update(approved=Greatest(F("approved") + change, 0))
