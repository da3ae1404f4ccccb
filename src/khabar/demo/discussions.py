"""The demo's readers: what they wrote under the articles, and what waits in the queue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from khabar.comments.models import WIDTH, Comment, Commenter, Decision, Discussion, State, WordList
from khabar.comments.moderation.steps import digest_of
from khabar.comments.moderation.verdicts import Verdict
from khabar.demo import reading

TRUSTED = 3
"""Who has so many comments in the demo is trusted."""


@dataclass(frozen=True)
class _Said:
    article: str
    place: str
    name: str
    ago: int
    likes: int
    text: str

    @property
    def above(self) -> tuple[str, str]:
        return self.article, self.place.rpartition(".")[0]

    @property
    def author(self) -> str:
        return self.name.rstrip("*")

    @property
    def staff(self) -> bool:
        return self.name.endswith("*")


def let_readers_speak(edition: str, articles: Mapping[str, int], now: datetime) -> int:
    """Write the edition's comments, published and waiting, and its word lists; how many comments there are."""
    copy = reading.comments(edition)
    said = [_Said(key, *row) for key, rows in copy["comments"].items() for row in rows]
    said.sort(key=lambda row: -row.ago)  # numbers rise with time, as where readers write
    held: list[dict[str, Any]] = copy.get("held", [])
    people = _introduce([row.author for row in said], [row["name"] for row in held], now)
    rows = [
        Comment(
            item_id=articles[row.article],
            author=people[row.author],
            name=row.author,
            text=row.text,
            staff=row.staff,
            written_at=now - timedelta(minutes=row.ago),
            state=State.APPROVED,
            shown=True,
            likes=row.likes,
            digest=digest_of(row.text),
        )
        for row in said
    ]
    _hang_together(said, Comment.objects.bulk_create(rows))
    counts = Counter(row.item_id for row in rows)
    Discussion.objects.bulk_create(Discussion(pk=item, count=count) for item, count in counts.items())
    _hold(held, people, articles, now)
    WordList.objects.bulk_create(WordList(**entry) for entry in copy.get("word_list", []))
    return len(rows) + len(held)


def _introduce(names: list[str], held: list[str], now: datetime) -> dict[str, Commenter]:
    counts = Counter(names)
    people = [
        Commenter(name=name, since=now - timedelta(days=90), approved=counts[name], trusted=counts[name] >= TRUSTED)
        for name in dict.fromkeys([*names, *held])
    ]
    return {person.name: person for person in Commenter.objects.bulk_create(people)}


def _hang_together(said: list[_Said], rows: list[Comment]) -> None:
    """Give each comment its path, and each above it its counts."""
    placed = {(one.article, one.place): row for one, row in zip(said, rows, strict=True)}
    for one, row in sorted(zip(said, rows, strict=True), key=lambda pair: len(pair[0].place)):
        row.parent = placed.get(one.above)
        row.path = (row.parent.path if row.parent else "") + str(row.pk).zfill(WIDTH)
        if row.parent:
            row.parent.replies += 1
        above = row.parent
        while above is not None:
            above.descendants += 1
            above = above.parent
    Comment.objects.bulk_update(rows, ["parent", "path", "replies", "descendants"])


def _hold(
    held: list[dict[str, Any]], people: Mapping[str, Commenter], articles: Mapping[str, int], now: datetime
) -> None:
    rows = Comment.objects.bulk_create(
        Comment(
            item_id=articles[entry["article"]],
            author=people[entry["name"]],
            name=entry["name"],
            text=entry["text"],
            written_at=now - timedelta(minutes=entry["ago"]),
            state=State.HELD,
            digest=digest_of(entry["text"]),
            reasons=[Verdict("hold", entry["rule"], words=tuple(entry["words"])).as_data()],
        )
        for entry in sorted(held, key=lambda entry: -entry["ago"])
    )
    for row in rows:
        row.path = str(row.pk).zfill(WIDTH)
    Comment.objects.bulk_update(rows, ["path"])
    Decision.objects.bulk_create(
        Decision(
            action=Decision.Action.HOLD, at=row.written_at, comment=row, commenter_id=row.author_id,
            item_id=row.item_id, rule=row.reasons[0]["rule"], words=row.reasons[0]["words"],
        )
        for row in rows
    )  # fmt: skip


def clear_away() -> None:
    """Forget the demo's readers, after its articles and what was written under them are gone, and its word lists."""
    for edition in reading.EDITIONS:
        copy = reading.comments(edition)
        names = [row[1].rstrip("*") for rows in copy["comments"].values() for row in rows] + [
            row["name"] for row in copy["held"]
        ]
        Commenter.objects.filter(name__in=names, comments=None, account=None).delete()
        WordList.objects.filter(name__in=[entry["name"] for entry in copy.get("word_list", [])]).delete()
