"""The demo's markup for running copy, turned into blocks as `khabar.body.blocks.BodyBlock` stores them.

Blank lines part the blocks. A block's first signs say what it is: `##` a subheading, `>` a quotation (with
`-- who | occasion | days ago` below it), `*` a list, `!name` one of the directives listed in this file,
anything else a paragraph. Inline there are `**bold**` and `[words](article:key)` or `[words](https://…)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any
from uuid import UUID, uuid5

Block = dict[str, Any]

NAMESPACE = UUID("6f1c52d4-3b0e-5c8e-9a55-0d1f5d2c7a11")
"""Everything the demo identifies by a UUID is named in here, so that two loads make the same."""

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)")
_PERSON_KEY = re.compile(r"[a-z]+(?:-[a-z]+)+")


class CopyError(Exception):
    """A copy file can't be used; the message names the file, the line, the key and what is wrong."""


@dataclass(frozen=True)
class Source:
    """Where a text stands: file, key of the item, and line of the file on which the text begins."""

    file: str
    key: str
    line: int = 1

    def id(self, *place: int) -> str:
        """A UUID for what stands at this place of the text."""
        return str(uuid5(NAMESPACE, "/".join([self.file, self.key, *map(str, place)])))

    def error(self, message: str, offset: int = 0) -> CopyError:
        return CopyError(f"{self.file}, line {self.line + offset} ({self.key}): {message}")


@dataclass
class References:
    """Numbers of what a text may point at, by key; `day` gives the date so many days ago.

    A key that nothing has is left out of the text and noted in `missing` as (kind, key).
    """

    pictures: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    articles: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    day: Callable[[int], date] = lambda _days: date.min
    missing: set[tuple[str, str]] = field(default_factory=set)

    def number(self, kind: str, key: str) -> int | None:
        """The number of a key among `pictures`, `people`, `articles` or `files`."""
        number: int | None = getattr(self, kind).get(key)
        if number is None:
            self.missing.add((kind, key))
        return number


def parse(text: str, references: References, source: Source) -> list[Block]:
    """The blocks of `text`, each with an id that depends on its place alone. Raises CopyError."""
    blocks: list[Block] = []
    for offset, lines in _chunks(text):
        block = _Chunk(lines, offset, references, source).block()
        if block is not None:
            blocks.append({"type": block[0], "value": block[1], "id": source.id(offset)})
    return blocks


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines between blank lines, with the number of the first from 0."""
    start, lines = 0, list[str]()
    for number, line in enumerate([*text.splitlines(), ""]):
        if line.strip():
            start = number if not lines else start
            lines.append(line.strip())
        elif lines:
            yield start, lines
            lines = []


@dataclass
class _Chunk:
    lines: list[str]
    offset: int
    references: References
    source: Source

    def block(self) -> tuple[str, Any] | None:
        first = self.lines[0]
        if first.startswith("!"):
            return self._directive()
        if first.startswith("## "):
            self._expect(len(self.lines) == 1, "a subheading is one line", 1)
            return "subheading", first[3:].strip()
        if first.startswith(">"):
            return "quotation", self._quotation()
        if first.startswith("* "):
            items = [f"<p>{words}</p>" for words in self._items(0)]
            return "list", {"numbered": False, "items": self._list(items)}
        self._expect(not re.match(r"#|--|\||[-•] ", first), f"what is “{first[:12]}”?")
        return "paragraph", f"<p>{self._inline(' '.join(self.lines))}</p>"

    def _expect(self, true: object, message: str, line: int = 0) -> None:
        if not true:
            raise self.source.error(message, self.offset + line)

    def _directive(self) -> tuple[str, Any] | None:
        name, _space, rest = self.lines[0][1:].partition(" ")
        directives = {
            "picture": self._picture,
            "gallery": self._gallery,
            "fact": self._fact,
            "table": self._table,
            "embed": self._embed,
            "file": self._file,
        }
        self._expect(name in directives, f"no directive “!{name}”")
        self._expect(rest.strip(), f"“!{name}” says nothing more")
        self._expect(name in ("fact", "table") or len(self.lines) == 1, "a blank line is missing", 1)
        return directives[name](rest.strip())

    def _inline(self, text: str) -> str:
        parts, position = [], 0
        for match in _INLINE.finditer(text):
            parts += [self._plain(text[position : match.start()]), self._marked(match)]
            position = match.end()
        return "".join([*parts, self._plain(text[position:])])

    def _plain(self, text: str) -> str:
        self._expect("**" not in text and "](" not in text, f"unfinished markup: {text[:40]}")
        return escape(text, quote=False)

    def _marked(self, match: re.Match[str]) -> str:
        if match["bold"]:
            return f"<b>{self._inline(match['bold'])}</b>"
        words, target = self._plain(match["words"]), match["target"]
        if target.startswith("article:"):
            number = self.references.number("articles", target.removeprefix("article:"))
            return f'<a linktype="page" id="{number}">{words}</a>' if number else words
        self._expect(re.match(r"https?://[^/]", target), f"a link leads to “{target}”")
        return f'<a href="{escape(target)}">{words}</a>'

    def _items(self, first: int) -> list[str]:
        for number, line in enumerate(self.lines[first:], first):
            self._expect(line.startswith("* "), "not a list item", number)
        return [self._inline(line[2:].strip()) for line in self.lines[first:]]

    def _quotation(self) -> dict[str, Any]:
        words = [line[1:].strip() for line in self.lines if line.startswith(">")]
        rest = self.lines[len(words) :]
        self._expect(all(words), "a quotation without words")
        self._expect([line[:3] for line in rest] == ["-- "], "expected “-- who”, once", len(words))
        return {"text": " ".join(words), **self._attribution(rest[0][3:])}

    def _attribution(self, line: str) -> dict[str, Any]:
        """Who said it: a person's key, or a free name, which a role may follow instead of an occasion."""
        who, *more = [part.strip() for part in line.split("|")]
        days = int(more.pop()) if more and re.fullmatch(r"\d+", more[-1]) else None
        self._expect(len(more) <= 1, "an attribution has at most who, occasion and days", len(self.lines) - 1)
        speaker = self.references.number("people", who) if _PERSON_KEY.fullmatch(who) else None
        about = more[0] if more else ""
        role = about if speaker is None and days is None else ""
        return {
            "speaker": speaker,
            "speaker_name": "" if speaker else who,
            "role": role,
            "occasion": "" if role else about,
            "said_on": self.references.day(days).isoformat() if days is not None else None,
        }

    def _shown(self, key: str, caption: str = "") -> dict[str, Any] | None:
        number = self.references.number("pictures", key)
        return {"picture": number, "caption": caption} if number else None

    def _picture(self, rest: str) -> tuple[str, Any] | None:
        key, _bar, caption = (part.strip() for part in rest.partition("|"))
        shown = self._shown(key, caption)
        return ("picture", shown) if shown else None

    def _gallery(self, rest: str) -> tuple[str, Any] | None:
        keys = [key.strip() for key in rest.split(",")]
        self._expect(len(keys) > 1 and all(keys), "a gallery has two pictures at least")
        shown = [entry for entry in map(self._shown, keys) if entry]
        return ("gallery", {"title": "", "pictures": self._list(shown)}) if len(shown) > 1 else None

    def _fact(self, title: str) -> tuple[str, Any]:
        self._expect(len(self.lines) > 1, "a fact box without text")
        said = [line for line in self.lines[1:] if not line.startswith("* ")]
        html = "".join(f"<p>{self._inline(line)}</p>" for line in said)
        items = "".join(f"<li>{words}</li>" for words in self._items(1 + len(said)))
        return "fact_box", {"title": title, "text": html + (f"<ul>{items}</ul>" if items else "")}

    def _table(self, caption: str) -> tuple[str, Any]:
        rows = [[cell.strip() for cell in line.split("|")] for line in self.lines[1:]]
        self._expect(len(rows) > 1, "a table has a row of headings and one more at least")
        head, *body = rows
        for number, row in enumerate(body, 2):
            self._expect(len(row) == len(head), f"{len(row)} cells below {len(head)} headings", number)
        table = {
            "columns": [{"type": "text", "heading": heading} for heading in head],
            "rows": [{"values": row} for row in body],
            "caption": "",
        }
        return "table", {"caption": caption, "table": table, "first_column_is_header": True}

    def _embed(self, rest: str) -> tuple[str, Any]:
        url, _bar, title = (part.strip() for part in rest.partition("|"))
        self._expect(re.match(r"https://[^/]", url) and title, "an embed has an address and a title")
        return "embed", {"url": url, "title": title}

    def _file(self, rest: str) -> tuple[str, Any] | None:
        name, _bar, title = (part.strip() for part in rest.partition("|"))
        number = self.references.number("files", name)
        return ("file", {"document": number, "title": title}) if number else None

    def _list(self, values: Sequence[Any]) -> list[dict[str, Any]]:
        """Values as Wagtail's ListBlock keeps them."""
        ids = [self.source.id(self.offset, number) for number in range(len(values))]
        return [{"type": "item", "value": value, "id": name} for value, name in zip(values, ids, strict=True)]
