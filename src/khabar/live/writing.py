"""One field for a whole entry: what a reporter types, as blocks, and back.

A first line beginning with `# ` is its headline. A paragraph is parted from the next by an empty line. `> ` begins a
quotation, whose last line may name the speaker (`— Name, role`). A line with nothing but an address embeds what is
there; `[words](address)` links. A picture stands as `![caption](picture:12)`, a video as `[video:34]`. Anything else is
words: markup in them is shown as it was typed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from khabar.body.cleaning import clean_blocks, web_address, without_nul
from khabar.body.copy import strip_tags
from khabar.text.bidi import strip_controls

Block = dict[str, Any]
MOST_LETTERS = 20_000
MOST_BLOCKS = 60

_PICTURE = re.compile(r"!\[(?P<caption>[^\]\n]{0,500})\]\(picture:(?P<number>[1-9][0-9]{0,17})\)")
_VIDEO = re.compile(r"\[video:(?P<number>[1-9][0-9]{0,17})\]")
_EMBED = re.compile(r"(?P<url>https?://\S+)(?:[ \t]+(?P<title>\S.{0,159}))?")
_SPEAKER = re.compile(r"[—–-]{1,2}\s*(?P<name>[^,،\n]{1,120})(?:[,،]\s*(?P<role>[^\n]{1,160}))?")
_LINK = re.compile(r"\[(?P<words>[^\]\n]{1,300})\]\((?P<url>(?:https?://|/(?!/))[^\s()<>\"]{1,1000})\)")
_BOLD = re.compile(r"\*\*(?P<words>[^*\n]{1,300})\*\*")
_ANCHOR = re.compile(r'<a href="(?P<url>[^"]*)">(?P<words>.*?)</a>', re.S)


class TooLong(ValueError):
    """An entry has more letters or parts than one may have."""


def blocks_from(text: str) -> list[Block]:
    """The blocks of what was typed, cleaned. Raises TooLong."""
    text = without_nul(text).replace("\r\n", "\n").strip()
    parts = [part.strip() for part in re.split(r"\n[ \t]*\n", text)]
    if len(text) > MOST_LETTERS or len(parts) > MOST_BLOCKS:
        raise TooLong(len(text))
    blocks = [{"id": str(uuid4()), **block} for part in parts if part for block in _part(part)]
    if len(blocks) > MOST_BLOCKS:
        raise TooLong(len(blocks))
    return clean_blocks(blocks)


def parted(text: str) -> tuple[str, str]:
    """The headline, which a first line beginning with `# ` holds, and the rest of what was typed."""
    first, _line, rest = text.replace("\r\n", "\n").lstrip().partition("\n")
    return (first[2:].strip(), rest) if first.startswith("# ") else ("", text)


def joined(title: str, blocks: Sequence[Block]) -> str:
    """The whole field for an entry that is edited."""
    return "\n\n".join(filter(None, (f"# {title}" if title else "", text_from(blocks))))


def _part(part: str) -> Iterator[Block]:
    """A part may hold pictures, videos and addresses on lines of their own between its words."""
    if part.startswith(">"):
        yield _quotation(part.splitlines())
        return
    words: list[str] = []
    for line in part.splitlines():
        alone = _alone(line.strip())
        if alone is None:
            words.append(line.strip())
            continue
        if words:
            yield _paragraph(words)
            words = []
        yield alone
    if words:
        yield _paragraph(words)


def _alone(line: str) -> Block | None:
    if found := _PICTURE.fullmatch(line):
        value = {"picture": int(found["number"]), "caption": strip_controls(found["caption"]).strip()}
        return {"type": "picture", "value": value}
    if found := _VIDEO.fullmatch(line):
        return {"type": "video", "value": {"video": int(found["number"])}}
    if (found := _EMBED.fullmatch(line)) and web_address(found["url"]):
        title = (found["title"] or "").strip() or re.sub(r"^https?://(?:www\.)?", "", found["url"])
        return {"type": "embed", "value": {"url": found["url"], "title": title[:160]}}
    return None


def _paragraph(lines: Sequence[str]) -> Block:
    text = html.escape("\n".join(lines), quote=False)
    text = _LINK.sub(lambda found: f'<a href="{html.escape(html.unescape(found["url"]))}">{found["words"]}</a>', text)
    text = _BOLD.sub(r"<b>\g<words></b>", text).replace("\n", "<br>")
    return {"type": "paragraph", "value": f"<p>{text}</p>"}


def _quotation(lines: Sequence[str]) -> Block:
    said = [line.strip().removeprefix(">").strip() for line in lines]
    value: dict[str, Any] = {"text": "", "speaker": None, "speaker_name": "", "role": "", "occasion": ""}
    if len(said) > 1 and (found := _SPEAKER.fullmatch(said[-1])):
        value |= {"speaker_name": found["name"].strip(), "role": (found["role"] or "").strip()}
        said.pop()
    return {"type": "quotation", "value": value | {"text": "\n".join(said).strip()}}


def text_from(blocks: Sequence[Block]) -> str:
    """What a reporter would have typed for these blocks."""
    return "\n\n".join(filter(None, (_typed(block["type"], block["value"]) for block in blocks)))


def _typed(kind: str, value: Any) -> str:
    if kind == "picture":
        return f"![{value.get('caption', '')}](picture:{value['picture']})"
    if kind == "video":
        return f"[video:{value['video']}]"
    if kind == "embed":
        shown = "" if value["url"].endswith(value["title"]) else f" {value['title']}"
        return f"{value['url']}{shown}"
    if kind == "quotation":
        by = value.get("speaker_name", "") + (f", {value['role']}" if value.get("role") else "")
        lines = [*value["text"].splitlines(), *([f"— {by}"] if by else [])]
        return "\n".join(f"> {line}" for line in lines)
    source = _ANCHOR.sub(lambda found: f"[{found['words']}]({html.unescape(found['url'])})", value)
    return strip_tags(re.sub(r"</?(?:b|strong)>", "**", source))


def first_words(blocks: Sequence[Block], most: int = 120) -> str:
    """The beginning of an entry's words, for lists and for what shares it; empty where there are none."""
    for block in blocks:
        kind, value = block["type"], block["value"]
        words = strip_tags(value) if kind == "paragraph" else value.get("text", "") if kind == "quotation" else ""
        words = " ".join(words.split())
        if words:
            return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + "…"
    return ""
