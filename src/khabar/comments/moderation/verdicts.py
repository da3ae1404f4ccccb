from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from khabar.comments.models import Commenter, HouseRules

Decides = Literal["publish", "hold", "refuse"]


@dataclass(frozen=True)
class Submission:
    """A comment that somebody wants to publish. `author` is None for who writes for the first time.

    `proved` says whether a valid proof of work came with it, `network` is the day's hash of the sender's network.
    """

    item_id: int
    name: str
    text: str
    author: Commenter | None
    network: str
    house: HouseRules
    now: datetime
    digest: str = ""
    read_first: bool = False
    proved: bool = False
    editing: int | None = None
    """The number of the comment that is being changed, which is no repetition of itself."""


@dataclass(frozen=True)
class Verdict:
    """What a step decided: which rule, which words of the comment, and why in words for the author."""

    decides: Decides
    rule: str
    why: str = ""
    words: tuple[str, ...] = ()
    field: str = "text"
    """The field of the form that a refusal belongs to."""

    def as_data(self) -> dict[str, Any]:
        return {"decides": self.decides, "rule": self.rule, "words": list(self.words)}


Step = Callable[[Submission], Verdict | None]


class Refused(Exception):
    """A comment is not taken; what was written stays with its author. Holds the verdict."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.why)
        self.verdict = verdict
