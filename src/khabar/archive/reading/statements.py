"""What a saved page states of its article: JSON-LD, Open Graph and other meta tags, canonical address, marked elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from .agencies import agency_of, looks_like_agency
from .captions import propose_credit, stated_credit
from .dates import find_date, iso
from .lines import key_of
from .linked_data import Node, article_node, each, is_a, text
from .markup import Markup, classes, text_of
from .names import clean_byline
from .results import Reading

SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ")
MOST_OUTLET_WORDS = 5
LONGEST_HEADLINE = 400
LONGEST_ADDRESS = 8_000
LONGEST_NAME = 120
ELEMENT = "standfirst's element"
YEARS = range(1400, 2200)
EPOCH = "1970-01-01"
STANDFIRST = re.compile(
    r"standfirst|sub-?(?:title|head(?:line)?)(?![a-z])|(?<![a-z])(?:dek|deck|sapo|chapo|excerpt|strapline)(?![a-z])"
    r"|article[-_]{1,2}(?:lead|intro|summary|description)|(?:post|entry|story)-(?:lead|intro|summary)|alternativeheadline"
)
BYLINE = re.compile(r"(?<![a-z])(?:by-?line|author(?:-?name)?|writer|reporter)(?:__?name)?(?![a-z])")
NOT_A_NAME = re.compile(r"@|https?:|/|\badmin\b|webmaster|\bnull\b|undefined", re.IGNORECASE)
DATES = (
    ("article:published_time", 0.9),
    ("og:article:published_time", 0.9),
    ("datepublished", 0.85),
    ("parsely-pub-date", 0.85),
    ("cxenseparse:recs:publishtime", 0.85),
    ("sailthru.date", 0.8),
    ("dc.date.issued", 0.8),
    ("dcterms.created", 0.75),
    ("publishdate", 0.75),
    ("publish-date", 0.75),
    ("pubdate", 0.75),
    ("dc.date", 0.7),
    ("date", 0.65),
)
AUTHORS = ("parsely-author", "article:author", "author", "byl", "dc.creator", "sailthru.author", "cxenseparse:author")


class Statements:
    """Reads a page's statements; `article_body` is the copy as JSON-LD has it, "" if it has none."""

    def __init__(self, markup: Markup) -> None:
        self.tree = markup.tree
        self.saved_from = markup.saved_from
        self.meta = _metas(self.tree)
        self.headings = [text_of(h1) for h1 in self.tree.iter("h1")][:20]
        canonical = self.tree.find(".//link[@rel='canonical']")
        self.canonical = canonical.get("href", "") if canonical is not None else ""
        titles = [*self.headings, self.meta.get("og:title", "")]
        self.node: Node = article_node(markup.scripts, titles, self.canonical) or {}
        self.outlets = [name for name in (text(self.node.get("publisher")), self.meta.get("og:site_name", "")) if name]
        stated = self.node.get("articleBody")
        self.article_body = stated if isinstance(stated, str) else ""

    @property
    def states_an_article(self) -> bool:
        """Whether the page says of itself that it is one article."""
        return bool(self.node) or "article:published_time" in self.meta

    def read(self, reading: Reading) -> None:
        """Propose every field that is stated."""
        self._headline(reading)
        self._standfirst(reading)
        self._byline(reading)
        self._date(reading)
        self._address(reading)
        self._language(reading)
        self._credit(reading)

    def _headline(self, reading: Reading) -> None:
        stated = text(self.node.get("headline")) or text(self.node.get("name"))
        title = text_of(found) if (found := self.tree.find(".//title")) is not None else ""
        og = self._without_outlet(self.meta.get("og:title", ""))
        shown = [key_of(name) for name in (stated, og, title) if name]
        for heading in self.headings:
            key = key_of(heading)
            agrees = bool(key) and any(key in name and len(key) * 2 > len(name) for name in shown)
            proper = len(key.split()) >= 2 and len(heading) <= LONGEST_HEADLINE and not self._is_outlet(heading)
            if proper:
                reading.propose("headline", heading, "h1", 0.92 if agrees else 0.65)
        for name, value, confidence in (
            ("json-ld", self._without_outlet(stated), 0.95),
            ("og:title", og, 0.8),
            ("twitter:title", self._without_outlet(self.meta.get("twitter:title", "")), 0.7),
            ("title", self._without_outlet(title, guess=True), 0.6),
        ):
            if len(value) <= LONGEST_HEADLINE:
                cut = value.endswith(("…", "..."))
                reading.propose("headline", value, name, 0.5 if cut else confidence)

    def _is_outlet(self, name: str) -> bool:
        return key_of(name) in map(key_of, self.outlets)

    def _without_outlet(self, title: str, *, guess: bool = False) -> str:
        """A title without the outlet's name; with `guess`, without a few words behind the last separator."""
        for separator in SEPARATORS:
            head, found, tail = title.rpartition(separator)
            if found and (self._is_outlet(tail) or (guess and _is_suffix(head, tail))):
                return head.strip()
            head, found, tail = title.partition(separator)
            if found and self._is_outlet(head):
                return tail.strip()
        return title.strip()

    def _standfirst(self, reading: Reading) -> None:
        for element in self.tree.iter("p", "div", "h2", "h3", "span", "section"):
            if STANDFIRST.search(classes(element)) and 5 <= len((found := text_of(element)).split()) <= 90:
                reading.propose("standfirst", found, ELEMENT, 0.85)
                break
        for name, value, confidence in (
            ("json-ld", text(self.node.get("description")), 0.7),
            ("og:description", self.meta.get("og:description", ""), 0.65),
            ("meta description", self.meta.get("description", ""), 0.6),
        ):
            if not value.endswith(("…", "...", "[&hellip;]", "[…]")):
                reading.propose("standfirst", value, name, confidence)

    def _byline(self, reading: Reading) -> None:
        people: list[str] = []
        agencies: list[str] = []
        for author in each(self.node.get("author"))[:20]:
            name = text(author)
            organisation = isinstance(author, dict) and is_a(author, "organization", "newsmediaorganization")
            if agency_of(name):
                agencies.append(name)
            elif not organisation and not looks_like_agency(name):
                people += _people(name)
        people = [name for name in dict.fromkeys(people) if not self._is_outlet(name)]
        reading.propose("byline", ", ".join(people), "json-ld", 0.95)
        provider = [name for name in map(text, each(self.node.get("sourceOrganization"))) if not self._is_outlet(name)]
        reading.propose("sources", list(dict.fromkeys(filter(None, agencies + provider))), "json-ld", 0.85)
        for name, value in self._stated_authors():
            if agency_of(value):
                reading.propose("sources", [value], name, 0.7)
            elif not self._is_outlet(value):
                found = [person for person in _people(value) if not self._is_outlet(person)]
                reading.propose("byline", ", ".join(found), name, 0.65 if name == "byline's element" else 0.75)

    def _stated_authors(self) -> Iterator[tuple[str, str]]:
        for name in AUTHORS:
            if name in self.meta:
                yield name, self.meta[name]
        for element in self.tree.iter("a", "span", "div", "p", "address"):
            if element.get("rel") == "author" or BYLINE.search(classes(element)):
                found = text_of(element)
                if 1 < len(found) <= LONGEST_NAME:
                    yield "byline's element", found
                    return

    def _date(self, reading: Reading) -> None:
        stated: list[tuple[str, str, float]] = [
            ("json-ld", text(self.node.get("datePublished")), 0.95),
            ("json-ld", text(self.node.get("dateCreated")), 0.7),
        ]
        stated += [(name, self.meta[name], confidence) for name, confidence in DATES if name in self.meta]
        for element in list(self.tree.iter("time"))[:40]:
            published = element.get("pubdate") is not None or "publish" in classes(element)
            value = element.get("datetime", "") or text_of(element)
            stated.append(("time", value, 0.8 if published else 0.6))
        for origin, value, confidence in stated:
            reading.propose("date", moment(value), origin, confidence)

    def _address(self, reading: Reading) -> None:
        base = web_address(self.meta.get("og:url", "")) or web_address(self.saved_from)
        for origin, value, confidence in (
            ("canonical", self.canonical, 0.95),
            ("og:url", self.meta.get("og:url", ""), 0.9),
            ("json-ld", text(self.node.get("url")) or text(self.node.get("mainEntityOfPage")), 0.85),
            ("saved from", self.saved_from, 0.8),
        ):
            reading.propose("address", web_address(value, base), origin, confidence)

    def _language(self, reading: Reading) -> None:
        root = self.tree.getroottree().getroot()
        for origin, value in (
            ("json-ld", text(self.node.get("inLanguage"))),
            ("html lang", root.get("lang", "") or root.get("xml:lang", "")),
            ("og:locale", self.meta.get("og:locale", "")),
            ("content-language", self.meta.get("content-language", "")),
        ):
            code = re.split(r"[-_,;\s]", value.strip().lower()[:40], maxsplit=1)[0]
            if code.isascii() and code.isalpha() and len(code) in (2, 3):
                reading.propose("language", code, origin, 0.6)

    def _credit(self, reading: Reading) -> None:
        for picture in each(self.node.get("image"))[:5]:
            if not isinstance(picture, dict):
                continue
            for name in ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice"):
                if credit := stated_credit(text(picture.get(name))):
                    propose_credit(reading, credit, "json-ld", 0.8)
                    return


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The page's meta tags by lower-case name or property, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join(element.get("content", "")[:LONGEST_ADDRESS].split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(attribute, "").strip().lower()):
                found.setdefault(name, content)
    return found


def _is_suffix(head: str, tail: str) -> bool:
    return len(tail.split()) <= MOST_OUTLET_WORDS < len(head.split()) + 2


def _people(value: str) -> list[str]:
    if not value or len(value) > LONGEST_NAME or NOT_A_NAME.search(value):
        return []
    found = clean_byline(re.sub(r"^(?:by|written by|بقلم|كتب|كتبت)\s*[:–-]?\s+", "", value, flags=re.IGNORECASE))
    return [found.text] if found and found.text else []


def moment(value: str) -> str:
    """A stated time of publication in ISO 8601, "" where it is none; what programs write for "unknown" is none."""
    value = value.strip()[:60]
    readers: tuple[Callable[[str], Any], ...] = (datetime.fromisoformat, parsedate_to_datetime)
    for read in readers:
        try:
            found = read(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if found.year not in YEARS or found.isoformat().startswith(EPOCH):
            return ""
        return str(found.date().isoformat() if len(value) <= len(EPOCH) else found.isoformat())
    day = find_date(value)
    return iso(day) if day and day.year in YEARS else ""


def web_address(value: str, base: str = "") -> str:
    """An absolute address of the web, "" for anything else; a relative one is taken from `base`."""
    value = value.strip()
    if not value or len(value) > LONGEST_ADDRESS or any(character.isspace() for character in value):
        return ""
    try:
        address = urljoin(base, value) if base else value
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
