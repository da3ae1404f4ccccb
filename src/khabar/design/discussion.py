"""What the components of a discussion are fed with: readers' comments and the form to write one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from khabar.design.components import Link


@dataclass(frozen=True)
class CommentView:
    """A reader's comment. `text` is plain, its paragraphs parted by empty lines.

    `gone` stands in place of the text of one that was withdrawn or rejected while answers to it are published.
    `folded` more answers are found at `url`. `own_url`, for its author only, leads to changing and withdrawing it.
    """

    number: int
    url: str
    name: str
    text: str
    time: datetime
    edited: bool = False
    staff: bool = False
    gone: str = ""
    status: str = ""
    likes: int = 0
    like_url: str = ""
    reply_url: str = ""
    report_url: str = ""
    own_url: str = ""
    folded: int = 0
    answers: list[CommentView] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        """Each may be of another direction."""
        return [part for part in self.text.split("\n\n") if part]


@dataclass(frozen=True)
class CommentFormView:
    """The form for a comment or an answer, with what was written into it before. `problems` are by field."""

    action: str
    purpose: str
    name: str = ""
    text: str = ""
    longest: int = 3000
    answers: str = ""
    """Name of the author that is answered."""
    problems: dict[str, str] = field(default_factory=dict)
    account_url: str = ""
    """Where a reader signs in; empty where nobody can."""


@dataclass(frozen=True)
class DiscussionView:
    """The comments of an item, or the answers below one of them. `closed` says why nobody can write, if so."""

    count: int
    comments: list[CommentView]
    url: str
    orders: list[Link] = field(default_factory=list)
    next_url: str = ""
    form: CommentFormView | None = None
    closed: str = ""
    rules_url: str = ""
