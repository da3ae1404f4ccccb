"""The demo's live coverage: one that goes on, and one that is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid5

from khabar.demo import reading
from khabar.demo.markup import NAMESPACE, References
from khabar.demo.newsroom import twin
from khabar.live.actions import Words, edit, file_coverage, set_state, summarise, write
from khabar.live.models import Board, Coverage, Entry, State
from khabar.live.writing import blocks_from, parted
from khabar.news.models import Byline
from khabar.sections.models import Section
from khabar.stories.actions import join
from khabar.stories.models import Story

NAMES = {
    edition: {entry["key"]: entry[f"name_{edition}"] for entry in reading.people()} for edition in reading.EDITIONS
}


def cover(edition: str, sections: Mapping[str, Section], references: References, now: datetime) -> int:
    """Make the edition's coverage with its entries; how many there are."""
    entries = reading.coverage(edition)
    for entry in entries:
        _cover(entry, edition, sections[entry["section"]], references, now)
    return len(entries)


def _cover(entry: dict[str, Any], edition: str, section: Section, references: References, now: datetime) -> None:
    began = now - timedelta(minutes=entry["published_ago"])
    coverage = file_coverage(
        section,
        published_at=began,
        title=entry["title"],
        short_headline=entry["short_headline"],
        kicker=entry["kicker"],
        standfirst=entry["standfirst"],
        lead_picture_id=references.number("pictures", entry["picture"]),
        lead_caption=entry["caption"],
        oldest_first=entry.get("oldest_first", False),
        translation_key=twin("coverage", entry["key"]),
        bylines=[Byline(sort_order=n, person_id=references.people[key]) for n, key in enumerate(entry["byline"])],
    )
    coverage.tags.set(entry["tags"])
    coverage.save(clean=False)
    for story in Story.objects.filter(translation_key=twin("storyline", entry.get("storyline", "")), edition=edition):
        join(story, [coverage])
    for said in entry["entry"]:
        _write(coverage, said, edition, references, now)
    summarise(coverage, entry["summary"], user=None)
    Board.objects.filter(pk=coverage.pk).update(opened_at=began)
    if entry.get("state") == "closed":
        set_state(coverage, State.CLOSED, user=None)
        Board.objects.filter(pk=coverage.pk).update(closed_at=now - timedelta(minutes=entry["closed_ago"]))


def _write(coverage: Coverage, said: dict[str, Any], edition: str, references: References, now: datetime) -> None:
    at = now - timedelta(minutes=said["ago"])
    title, text = parted(said["text"])
    if "picture" in said:
        number = references.number("pictures", said["picture"])
        text = text.replace("[picture]", f"![{said['caption']}](picture:{number})")
    marks = {name: said[name] for name in ("key_moment", "pinned", "breaking") if name in said}
    key = uuid5(NAMESPACE, f"entry:{edition}:{coverage.translation_key}:{said['ago']}")
    words = Words(blocks_from(text), title)
    written = write(coverage, words, user=None, at=at, key=key, **marks)
    if "correction" in said:
        edit(written, Words(words.blocks, title, said["correction"]), user=None, version=1)
    late = {"edited_at": at + timedelta(minutes=4), "corrected_at": at + timedelta(minutes=4)}
    Entry.objects.filter(pk=written.pk).update(
        author_name=NAMES[edition][said["by"]], **(late if "correction" in said else {})
    )


def keys() -> set[object]:
    """Translation keys of the demo's coverage."""
    return {twin("coverage", entry["key"]) for edition in reading.EDITIONS for entry in reading.coverage(edition)}


def clear_away() -> None:
    Coverage.objects.filter(translation_key__in=keys()).delete()
