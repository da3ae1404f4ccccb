"""From rows to what the components show."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khabar.comments import addresses
from khabar.comments.actions import purpose
from khabar.comments.models import Comment, HouseRules, State
from khabar.comments.queries import Node, Order, Thread
from khabar.comments.terms import Terms
from khabar.design.components import Link
from khabar.design.discussion import CommentFormView, CommentView, DiscussionView
from khabar.design.queries import current_edition
from khabar.design.templatetags.khabar_design import written
from khabar.news.models import NewsPage

REASONS = {
    "read first": gettext_lazy("Comments here are read before they appear."),
    "newcomer": gettext_lazy("A reader's first comment is read before it appears."),
    "words": gettext_lazy("Some words need a second look."),
    "links": gettext_lazy("Comments with several links are read before they appear."),
    "repeat": gettext_lazy("The same words were sent several times today."),
    "proof": gettext_lazy("Very many comments are coming in; yours will be read before it appears."),
    "classifier": gettext_lazy("Your comment is being looked at."),
    "reports": gettext_lazy("Readers reported it."),
}
"""Why a comment is held, by rule, for its author."""


def comment_view(node: Node, item: NewsPage, *, is_open: bool) -> CommentView:
    """A comment as readers see it, with the answers that hang on its node."""
    comment, path = node.comment, addresses.comment_path(item, node.comment.pk)
    published = comment.state == State.APPROVED
    return CommentView(
        number=comment.pk,
        url=path,
        name=comment.name if published else "",
        text=comment.text if published else "",
        time=timezone.localtime(comment.written_at),
        edited=published and comment.edited_at is not None,
        staff=comment.staff,
        gone="" if published else _gone(comment),
        likes=comment.likes,
        like_url=f"{path}like/" if published else "",
        reply_url=f"{path}#write" if published and is_open else "",
        report_url=f"{path}report/" if published else "",
        folded=node.folded,
        answers=[comment_view(answer, item, is_open=is_open) for answer in node.answers],
    )


def own_view(comment: Comment) -> CommentView:
    """A comment as its author sees it, in whatever state."""
    status = {
        State.HELD: _("Waiting for a moderator"),
        State.REJECTED: _("Not published by the moderators"),
        State.APPROVED: _("Published"),
    }
    item = comment.item
    return CommentView(
        number=comment.pk,
        url=addresses.anchor_path(item, comment.pk) if comment.state == State.APPROVED else item.path_on_site,
        name=comment.name,
        text=comment.text,
        time=timezone.localtime(comment.written_at),
        edited=comment.edited_at is not None,
        status=status[State(comment.state)],
        own_url=addresses.own_path(comment, item) if comment.state != State.REJECTED else "",
    )


def discussion_view(
    thread: Thread, item: NewsPage, terms: Terms, *, order: Order, path: str, form: CommentFormView | None
) -> DiscussionView:
    """A page of comments. `path` is where its further pages are."""
    is_open = terms.is_open()
    names = {"newest": _("Newest"), "oldest": _("Oldest"), "liked": _("Most liked")}
    orders = [
        Link(path if name == "newest" else f"{path}?order={name}", label, current=name == order)
        for name, label in names.items()
    ]
    asked = {"order": order if order != "newest" else "", "after": str(thread.next or "")}
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    return DiscussionView(
        count=terms.count,
        comments=[comment_view(node, item, is_open=is_open) for node in thread.nodes],
        url=path,
        orders=orders,
        next_url=f"{path}?{query}" if thread.next else "",
        form=form if is_open else None,
        closed="" if is_open else closed_words(terms),
    )


def form_view(item: NewsPage, house: HouseRules, action: str, **written: str) -> CommentFormView:
    """An empty form, or one with what was written before."""
    account = addresses.account_path(item.edition, addresses.discussion_path(item))
    return CommentFormView(
        action=action, purpose=purpose(item.pk), longest=house.longest, account_url=account, **written,  # type: ignore[arg-type]
    )  # fmt: skip


def closed_words(terms: Terms) -> str:
    """Why nobody can write."""
    if terms.closes_at is not None and terms.closes_at <= timezone.now() and terms.mode in ("open", "moderated"):
        day = written(timezone.localtime(terms.closes_at), current_edition(), "date")
        return _("Comments were closed on %(day)s.") % {"day": day}
    return _("Comments on this item are closed.")


def _gone(comment: Comment) -> str:
    if comment.state == State.REMOVED:
        return _("This comment was withdrawn by its author.")
    if comment.state == State.HELD:
        return _("This comment is being looked at by a moderator.")
    return _("This comment was taken down by a moderator.")
