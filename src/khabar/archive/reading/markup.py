"""HTML as a tree of bounded size and depth, and as the lines that its reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from .encodings import decode_html
from .results import MAX_CHARACTERS, NotAnArticle

MAX_ELEMENTS = 60_000
MAX_DEPTH = 200
MOST_SCRIPTS = 50
UNSEEN = frozenset("script style template noscript svg math select iframe object canvas textarea".split())
KEPT_OF_HEAD = frozenset({"meta", "link", "title", "base"})
BLOCKS = frozenset(
    """address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)
MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "• "}
SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
SAVED_FROM = re.compile(r"<!--\s{0,4}saved from url=\(\d{1,5}\)(\S{8,2000}?)\s{0,4}-->")


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's `tree` (an lxml element), its JSON-LD `scripts`, and the address a browser noted when it saved it."""

    tree: html.HtmlElement
    scripts: list[str]
    saved_from: str


def parse(data: bytes) -> Markup:
    """The page's tree without comments and scripts. Raises NotAnArticle for what is no page or beyond the bounds.

    libxml2's HTML parser knows no entities but HTML's own and opens no address.
    """
    text = decode_html(data).replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotAnArticle("empty") from error
    _bound(tree)
    linked = [script for script in tree.iter("script") if "ld+json" in script.get("type", "").lower()]
    scripts = [script.text or "" for script in linked[:MOST_SCRIPTS]]
    for element in list(tree.iter(*UNSEEN)):
        element.drop_tree()
    saved = SAVED_FROM.search(text[:4000])
    return Markup(tree, scripts, saved[1] if saved else "")


def _bound(tree: html.HtmlElement) -> None:
    depth = characters = elements = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        characters += len(element.tail or "") + (0 if element.tag in UNSEEN else len(element.text or ""))
        if elements > MAX_ELEMENTS or characters > MAX_CHARACTERS:
            raise NotAnArticle("too large")
        if depth > MAX_DEPTH:
            raise NotAnArticle("nested too deeply")


def text_of(element: html.HtmlElement) -> str:
    """An element's words on one line."""
    return SPACES.sub(" ", "".join(_pieces(element))).strip()


def lines_of(tree: html.HtmlElement) -> str:
    """The page as text, a line for each block, headings and list items marked."""
    lines = (SPACES.sub(" ", line).strip() for line in "".join(_pieces(tree)).split("\n\n"))
    return "\n\n".join(line for line in lines if line.strip(" #•"))


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Texts in the page's order, with a blank line wherever a block begins or ends."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in BLOCKS and element is not root:
                yield "\n\n" + MARKS.get(tag, "")
            if tag not in KEPT_OF_HEAD:
                yield _flat(element.text)
            continue
        if tag in BLOCKS and element is not root:
            yield "\n\n"
        if element is not root:
            yield _flat(element.tail)


def _flat(text: str | None) -> str:
    return SPACES.sub(" ", text) if text else ""


def classes(element: html.HtmlElement) -> str:
    """The words by which an element is named: its classes, id and itemprop, in lower case."""
    named = (element.get(name, "") for name in ("class", "id", "itemprop", "data-testid", "data-component"))
    return " ".join(named).lower()[:500]
