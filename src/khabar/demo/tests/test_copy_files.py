"""The demo's files are whole: everything they point at is there, and there is enough of it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import chain
from typing import Any

import pytest

from khabar.demo import reading, videos
from khabar.demo.markup import Block, CopyError, References, parse
from khabar.demo.reading import EDITIONS, Story

STORIES = {edition: reading.stories(edition) for edition in EDITIONS}
EVERY = list(chain.from_iterable(STORIES.values()))
PEOPLE = {entry["key"] for entry in reading.people()}
PICTURES = reading.pictures()


def references(edition: str) -> References:
    """Numbers for all there is; whatever else a text points at is missing."""
    return References(
        pictures=dict.fromkeys(PICTURES, 1),
        people=dict.fromkeys(PEOPLE, 2),
        articles={story.key: 3 for story in STORIES[edition]},
        files=dict.fromkeys(reading.files(), 4),
        day=lambda _days: date(2026, 1, 1),
    )


def blocks(story: Story) -> list[Block]:
    return parse(story.body, references(story.edition), story.source)


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_that_texts_point_at_is_there(edition: str) -> None:
    noting = references(edition)
    for story in STORIES[edition]:
        assert parse(story.body, noting, story.source), story.source
        assert not story.picture or noting.number("pictures", story.picture), story.source
    for page in reading.standing(edition):
        assert parse(page["body"], noting, reading.place_of(f"copy/{edition}/standing.toml", page["key"]))
    assert noting.missing == set()


@pytest.mark.parametrize(("edition", "least"), [("ar", 120), ("en", 40)])
def test_there_is_enough_for_a_busy_day(edition: str, least: int) -> None:
    published = [story for story in STORIES[edition] if story.state == "published"]
    assert len(published) >= least
    assert set(Counter(story.section for story in published)) == set(reading.section_keys())
    assert sum(story.minutes_ago < 24 * 60 for story in published) >= least / 4
    assert {story.urgency for story in published} >= {3, 5}


def test_a_dozen_people_in_eight_sections_sign_the_articles() -> None:
    assert len(reading.section_keys()) == 8
    assert len(PEOPLE) >= 12
    signed = {name for story in EVERY for name in story.byline}
    quoted = {entry for entry in PEOPLE if any(f"-- {entry} " in story.body for story in EVERY)}
    assert signed & PEOPLE | quoted == PEOPLE


@pytest.mark.parametrize("story", EVERY, ids=lambda story: f"{story.edition}/{story.key}")
def test_an_article_is_complete(story: Story) -> None:
    assert len(story.body.split()) >= 25
    assert story.headline
    assert story.byline or story.sources or story.key.startswith("editorial-")  # leaders are nobody's
    assert all(name in PEOPLE or not re.fullmatch(r"[a-z-]+", name) for name in story.byline)
    assert 1 <= story.urgency <= 8
    assert len(story.event_days_ago) <= 2
    assert bool(story.caption) <= bool(story.picture)
    assert f"article:{story.key})" not in story.body


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_kind_of_block_is_used(edition: str) -> None:
    used = {block["type"] for story in STORIES[edition] for block in blocks(story)}
    kinds = {"paragraph", "subheading", "quotation", "picture", "gallery", "embed", "table", "fact_box", "list", "file"}
    assert kinds - used == set()


@pytest.mark.parametrize("edition", EDITIONS)
def test_keys_are_given_once(edition: str) -> None:
    again = [key for key, count in Counter(story.key for story in STORIES[edition]).items() if count > 1]
    assert again == []


def test_most_english_articles_have_an_arabic_counterpart() -> None:
    arabic = {story.key for story in STORIES["ar"]}
    with_one = [story for story in STORIES["en"] if story.key in arabic]
    assert len(with_one) >= len(STORIES["en"]) / 2


def test_what_has_changed_since_is_published() -> None:
    published = {story.key: story.minutes_ago for story in EVERY if story.state == "published"}
    for key, minutes in reading.desk()["updated"].items():
        assert minutes < published[key], key


def test_every_picture_is_described_and_credited_in_both_languages() -> None:
    drawn = {path.relative_to(reading.FOLDER / "pictures").with_suffix("").as_posix() for path in pictures_there()}
    assert drawn == PICTURES.keys() == reading.read("pictures/focus.toml").keys()
    for key, entry in PICTURES.items():
        for edition in EDITIONS:
            assert entry[f"alt_{edition}"], key
            assert entry[f"photographer_{edition}"] or entry[f"agency_{edition}"], key
            assert entry[f"caption_{edition}"] or key.startswith("portraits/"), key
        assert all(0 <= part <= 1 for part in entry["focus"]), key
    assert {f"portraits/{key}" for key in PEOPLE} <= PICTURES.keys()


def pictures_there() -> list[object]:
    return list((reading.FOLDER / "pictures").rglob("*.jpg"))


def test_people_are_described_in_both_languages() -> None:
    for entry in reading.people():
        for edition in EDITIONS:
            assert all(entry[f"{name}_{edition}"] for name in ("name", "role", "bio")), entry["key"]


def test_an_error_in_a_file_names_its_line() -> None:
    story = STORIES["ar"][0]
    text = (reading.FOLDER / story.source.file).read_text("utf-8").splitlines()
    assert text[story.source.line - 1] == story.body.splitlines()[0]
    with pytest.raises(CopyError, match=f"line {story.source.line} "):
        parse("!nothing", References(), story.source)


@pytest.mark.anywhere
def test_without_ffmpeg_the_demo_goes_without_videos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert videos.order(["ar"], {}) == 0


@pytest.mark.parametrize("entry", videos.entries(), ids=lambda entry: entry["key"])
def test_a_video_is_told_in_both_editions(entry: dict[str, Any]) -> None:
    assert set(entry["pictures"]) <= reading.pictures().keys()
    assert entry["section"] in reading.section_keys()
    for stories in STORIES.values():
        assert entry.get("inside", stories[0].key) in {story.key for story in stories}
    for edition in reading.EDITIONS:
        told, length = entry[edition], videos.SECONDS * len(entry["pictures"])
        assert told["headline"]
        assert told["standfirst"]
        assert all(second < length for second, _words in videos._timed(told["captions"] + told.get("chapters", [])))
