"""Captions and credits of a page's pictures, from figcaptions and from elements that are named so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from .credit import Credit, read_bracket, read_caption, read_credit, read_names
from .lines import letters_of
from .markup import classes, text_of
from .results import Reading

MOST = 60
LONGEST = 600
LONGEST_CREDIT = 160
NAMED = re.compile(
    r"caption(?!s-)|(?<![a-z])credits?(?![a-z])|photo-?credit|image-?(?:credit|source|copyright)|copyrightholder"
)
NAMED_CREDIT = re.compile(
    r"(?<![a-z])credits?(?![a-z])|-credit|copyright|(?<![a-z])sources?(?![a-z])|photographer|picture-?source|creditline"
)
ELSEWHERE = ("aside", "nav", "footer", "video")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption's words ("" if it is a credit only), its credit, what it was read from, all its text."""

    words: str
    credit: Credit | None
    origin: str
    text: str


def read_captions(tree: HtmlElement, reading: Reading) -> None:
    """Propose `captions` and the first picture's `credit`, `photographer` and `agency`."""
    captions = list(find_captions(tree))
    words = list(dict.fromkeys(caption.words for caption in captions if caption.words))
    if words:
        reading.propose("captions", words, next(c.origin for c in captions if c.words), 0.9)
    credited = next((caption for caption in captions if caption.credit), None)
    if credited and credited.credit:
        propose_credit(reading, credited.credit, credited.origin, 0.9)


def propose_credit(reading: Reading, credit: Credit, origin: str, confidence: float) -> None:
    """Propose a credit with its parts, unless a surer one is there: the parts are of one and the same credit."""
    known = reading.fields.get("credit")
    if known and known.confidence >= confidence:
        return
    for name in ("credit", "photographer", "agency"):
        reading.fields.pop(name, None)
    for name, value in (("credit", credit.raw), ("photographer", credit.photographer), ("agency", credit.agency)):
        reading.propose(name, value, origin, confidence)


def find_captions(tree: HtmlElement) -> Iterator[Caption]:
    """The captions from the headline on, in the page's order; all of them where none follows it."""
    found: list[tuple[HtmlElement, bool]] = []
    under_headline = False
    taken: set[HtmlElement] = set()
    for element in tree.iter():
        under_headline = under_headline or element.tag == "h1"
        is_caption = element.tag == "figcaption" or bool(NAMED.search(classes(element)))
        if not is_caption or len(found) >= MOST or element.tag in ("figure", "img", "body", "meta"):
            continue
        ancestors = list(element.iterancestors())
        if not taken.isdisjoint(ancestors) or any(ancestor.tag in ELSEWHERE for ancestor in ancestors):
            continue
        taken.add(element)
        found.append((element, under_headline))
    below = [element for element, is_below in found if is_below]
    for element in below or [element for element, _ in found]:
        caption = _caption(element)
        if caption:
            yield caption


def _caption(element: HtmlElement) -> Caption | None:
    text = text_of(element)
    if not 1 < len(text) <= LONGEST:
        return None
    origin = "figcaption" if element.tag == "figcaption" else "caption"
    inner = next((child for child in element.iterdescendants() if NAMED_CREDIT.search(classes(child))), None)
    if inner is not None and (stated := stated_credit(text_of(inner))):
        words = text.replace(text_of(inner), " ", 1).strip(" |-–—.,()")
        return Caption(words if letters_of(words) else "", stated, f"{origin}'s credit", text)
    if origin == "caption" and NAMED_CREDIT.search(classes(element)) and (stated := stated_credit(text)):
        return Caption("", stated, "credit", text)
    if credit := read_credit(text):
        return Caption("", credit, origin, text)
    captioned = read_caption(text) or read_bracket(text)
    return Caption(captioned[0], captioned[1], origin, text) if captioned else Caption(text, None, origin, text)


def stated_credit(text: str) -> Credit | None:
    """The credit in an element or a field that holds nothing else, with or without a label of its own."""
    text = text.strip(" |")
    if not text or len(text) > LONGEST_CREDIT or not letters_of(text):
        return None
    if credit := read_credit(text):
        return credit
    credit = read_credit(f"Photo: {text}") or read_names(text)
    return Credit(text.strip("()[] "), credit.photographer, credit.agency, credit.confidence) if credit else None
