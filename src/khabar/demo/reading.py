"""The demo's files as they were written: copy, people, standing pages, pictures, and what lies on the desk."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from khabar.demo.markup import CopyError, Source

FOLDER = Path(__file__).parent
EDITIONS = ("ar", "en")


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article as its file has it; times are in minutes or days before the demo is loaded."""

    source: Source
    edition: str
    section: str
    key: str
    headline: str
    body: str
    state: str = "published"
    """Or `draft`, `scheduled` (see `in_minutes`), `archived` (see `appeared`)."""
    kicker: str = ""
    short_headline: str = ""
    standfirst: str = ""
    byline: tuple[str, ...] = ()
    """Keys of people, or free names."""
    place: str = ""
    event_days_ago: tuple[int, ...] = ()
    event_text: str = ""
    minutes_ago: int = 0
    in_minutes: int = 0
    urgency: int = 5
    picture: str = ""
    caption: str = ""
    lost_credit: str = ""
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    appeared: datetime | None = None
    original_address: str = ""
    former_paths: tuple[str, ...] = ()


_FIELDS = {field.name for field in fields(Story)} - {"source"}
_STATES = {"published", "draft", "scheduled", "archived"}


def read(name: str) -> dict[str, Any]:
    """A TOML file of the demo's folder. Raises CopyError."""
    try:
        return tomllib.loads((FOLDER / name).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CopyError(f"{name}: {error}") from error


@cache
def newsroom() -> dict[str, Any]:
    """Outlets, sections and titles of files."""
    return read("files/newsroom.toml")


def section_keys() -> list[str]:
    return [section["key"] for section in newsroom()["section"]]


def stories(edition: str) -> list[Story]:
    """Every article of an edition, the oldest first. Raises CopyError."""
    entries = [
        ({"edition": edition, "section": section, **entry}, name)
        for section in section_keys()
        for name in [f"copy/{edition}/{section}.toml"]
        if (FOLDER / name).exists()
        for entry in read(name)["article"]
    ]
    entries += [(entry, "files/desk.toml") for entry in desk()["article"] if entry["edition"] == edition]
    found = [_story(entry, name) for entry, name in entries]
    return sorted(found, key=lambda story: (-story.minutes_ago, story.key))


def _story(entry: dict[str, Any], name: str) -> Story:
    source = place_of(name, entry.get("key", "?"))
    unknown, missing = sorted(entry.keys() - _FIELDS), sorted({"key", "headline", "body"} - entry.keys())
    if unknown or missing:
        raise source.error(f"unknown or missing fields: {', '.join(unknown + missing)}")
    if entry.get("state", "published") not in _STATES:
        raise source.error(f"no state “{entry['state']}”")
    values: dict[str, Any] = {
        field: tuple(value) if isinstance(value, list) else value for field, value in entry.items()
    }
    return Story(source=source, **values)


def standing(edition: str) -> list[dict[str, Any]]:
    """The standing pages of an edition: key, title, standfirst and body."""
    pages: list[dict[str, Any]] = read(f"copy/{edition}/standing.toml")["page"]
    return pages


def storylines(edition: str) -> list[dict[str, Any]]:
    """The stories of an edition: key, title, summary, picture, colour, people, and the keys of their articles."""
    found: list[dict[str, Any]] = read(f"copy/{edition}/stories.toml")["story"]
    return found


def coverage(edition: str) -> list[dict[str, Any]]:
    """The live coverage of an edition with its entries, the oldest first."""
    found: list[dict[str, Any]] = read(f"copy/{edition}/coverage.toml")["coverage"]
    return found


def comments(edition: str) -> dict[str, Any]:
    """Readers' comments of an edition by article, those that wait, and the word lists."""
    return read(f"copy/{edition}/comments.toml")


def people() -> list[dict[str, Any]]:
    """Everybody who signs or is quoted, with `name_ar`, `name_en` and so on."""
    found: list[dict[str, Any]] = read("copy/ar/people.toml")["person"]
    return found


@cache
def desk() -> dict[str, Any]:
    """Drafts, the scheduled item, items of the archive, and which articles have changed since."""
    return read("files/desk.toml")


def fronts(edition: str) -> list[dict[str, Any]]:
    """What stands where on the edition's home page: slot, article, and headline and hours where there are any."""
    placed: list[dict[str, Any]] = read("files/fronts.toml").get(edition, [])
    return placed


def pictures() -> dict[str, dict[str, Any]]:
    """The pictures whose file is there, with `path`, `focus`, and `alt`, `photographer`, `agency`, `caption` in
    each language (`alt_ar` and so on); `licence_days` where the licence ends. Portraits have keys such as
    `portraits/laila-mansour`."""
    captions = read("files/captions.toml")
    agencies = newsroom()["agencies"]
    found = {}
    for key, entry in read("pictures/focus.toml").items():
        path = FOLDER / "pictures" / f"{key}.jpg"
        if path.exists():
            caption = dict(zip(("caption_ar", "caption_en"), captions.get(key, ("", "")), strict=True))
            agency = {f"agency_{edition}": agencies[entry["agency"]][edition] for edition in EDITIONS}
            found[key] = {**entry, **caption, **agency, "path": path}
    return found


def files() -> dict[str, str]:
    """Names of the files that articles offer, with their titles."""
    titles: dict[str, str] = newsroom()["files"]
    return titles


def place_of(name: str, key: str) -> Source:
    """Where the body of the item with this key stands in a file."""
    text = (FOLDER / name).read_text("utf-8")
    body = text.find('body = """', max(text.find(f'key = "{key}"'), 0))
    return Source(name, key, text.count("\n", 0, max(body, 0)) + 2)
