"""What a page says of its article in JSON-LD, whatever its shape: a node, a list, a graph, references, broken JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from .lines import key_of

MAX_SCRIPT = 1_000_000
MAX_NODES = 5_000
MAX_DEPTH = 12
ARTICLE_TYPES = ("article", "newsarticle", "blogposting", "report", "liveblogposting", "opinionnewsarticle")
# What these hold are other items, or what readers say of this one.
OTHERS = frozenset(
    """itemlistelement haspart relatedlink mentions citation ispartof isbasedon comment review about video
    subjectof""".split()
)
TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
CONTROLS = re.compile(r"[\x00-\x1f]+")
WRAPPING = re.compile(
    r"^\s{0,200}(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[|/\*\s?<!\[CDATA\[\s?\*/)|(?:-->|//\s?\]\]>|\]\]>)\s{0,200}$"
)
SALVAGED = re.compile(
    r'"(headline|datePublished|description|url|inLanguage|creditText)"\s{0,9}:\s{0,9}("(?:[^"\\\n]|\\.){0,2000}")'
)

Node = dict[str, Any]


def article_node(scripts: Sequence[str], headlines: Sequence[str], address: str) -> Node | None:
    """The node of the page's own article: the one that agrees with its headlines or address, else the first; or None."""
    nodes = [node for script in scripts for node in _nodes(_loaded(script[:MAX_SCRIPT]))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [_resolved(node, by_id) for node in nodes if is_a(node, *ARTICLE_TYPES) and _says(node)]
    keys = {key_of(headline) for headline in headlines if headline}

    def rank(node: Node) -> tuple[bool, bool]:
        own = {text(node.get("url")), text(node.get("mainEntityOfPage")), text(node.get("@id"))}
        return key_of(text(node.get("headline")) or text(node.get("name"))) not in keys, address not in own

    return min(articles, key=rank) if articles else None


def is_a(node: Node, *types: str) -> bool:
    """Whether a node is of one of these types, named in lower case without their vocabulary."""
    stated = node.get("@type", node.get("type", ""))
    names = stated if isinstance(stated, list) else [stated]
    return any(isinstance(name, str) and name.rpartition("/")[2].lower() in types for name in names)


def text(value: Any) -> str:
    """The words of a value: a string, the first of a list, a node's name or address."""
    for _ in range(MAX_DEPTH):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("url") or value.get("@id") or ""
        else:
            break
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def each(value: Any) -> list[Any]:
    """A value's items: its own if it is a list, itself alone if not, none if it is empty."""
    return value if isinstance(value, list) else [value] if value else []


def _says(node: Node) -> bool:
    return bool(text(node.get("headline")) or text(node.get("name")) or text(node.get("articleBody")))


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    """The node with references ({"@id": …}) to other nodes of the page replaced by these."""

    def follow(value: Any) -> Any:
        if isinstance(value, dict) and len(value) == 1 and isinstance(value.get("@id"), str):
            return by_id.get(value["@id"], value)
        return value

    return {
        name: [follow(item) for item in value] if isinstance(value, list) else follow(value)
        for name, value in node.items()
    }


def _nodes(root: Any) -> Iterator[Node]:
    """Every node in a graph, outermost first, but not those that stand for other items."""
    waiting: list[tuple[Any, int]] = [(root, 0)]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value, depth = waiting.pop(0)
        if depth > MAX_DEPTH:
            continue
        if isinstance(value, list):
            waiting += [(item, depth + 1) for item in value[:MAX_NODES]]
        elif isinstance(value, dict):
            yield value
            waiting += [(item, depth + 1) for name, item in value.items() if name.lower() not in OTHERS]


def _loaded(script: str) -> Any:
    """The data of a script, mended where that is easy, else the few strings that can be salvaged."""
    mended = WRAPPING.sub("", script).strip().rstrip(";")
    for attempt in (mended, TRAILING_COMMA.sub("", CONTROLS.sub(" ", mended)), unescape(mended)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt.lstrip())[0]
        except (ValueError, RecursionError):
            continue
    return _salvaged(script)


def _salvaged(script: str) -> Node:
    found: Node = {}
    for match in SALVAGED.finditer(script):
        try:
            found.setdefault(match[1], json.loads(match[2], strict=False))
        except ValueError:
            continue
    return {"@type": "NewsArticle", **found} if "Article" in script and "headline" in found else {}
