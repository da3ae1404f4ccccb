"""Reads saved HTML pages: the page's own word of its article first, then its markup, then its text."""

from __future__ import annotations

from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from .captions import read_captions
from .lines import Line, key_of, split_lines
from .markup import Markup, lines_of, parse
from .page_text import LEAST_BODY_WORDS, read_body, read_page
from .results import NotAnArticle, Reading
from .roles import Role, judge
from .statements import ELEMENT, Statements

MOST_TEASERS = 5
PARAGRAPH_BREAK = "\ue000"  # of no script, and no white space, which trafilatura collapses
CREDIT = ("credit", "photographer", "agency")
FRAME = frozenset({Role.READ_ALSO, Role.MORE, Role.COMMENTS, Role.SOURCE, Role.SIGN_OFF, Role.LABEL, Role.NOTICE})
EDGE = frozenset({Role.DATE, Role.BYLINE, Role.CREDIT})
FROM_TEXT = 0.7
# What the page's text may add; by-catch of the frame comes from the text alone.
FOUND_IN_TEXT = (
    "headline", "standfirst", "credit", "photographer", "agency", "sources", "byline", "date", "place",
    "storylines", "storyline_count", "videos", "poll", "related",
)  # fmt: skip


def read_html(data: bytes) -> Reading:
    """The fields of the article on a saved page, named as `read_page` names them, and its `address` and `captions`.

    Raises NotAnArticle for what is empty, binary, too large, nested too deeply, or an index of other pages.
    """
    markup = parse(data)
    seen = lines_of(markup.tree)
    try:
        text = read_page(seen)
    except NotAnArticle as refusal:
        if len(key_of(seen[:2000]).split()) < LEAST_BODY_WORDS:
            raise
        text, reason = Reading(), refusal.reason
    else:
        reason = "index page"
    statements = Statements(markup)
    if not statements.states_an_article and (not text.fields or _teasers(markup.tree) >= MOST_TEASERS):
        raise NotAnArticle(reason)
    reading = Reading()
    statements.read(reading)
    read_captions(markup.tree, reading)
    _read_copy(markup, reading, text, statements.article_body)
    return reading


def _teasers(tree: HtmlElement) -> int:
    """How many of the page's articles are headings that link elsewhere."""
    return sum(1 for _ in tree.iterfind(".//article//h2//a")) + sum(1 for _ in tree.iterfind(".//article//h3//a"))


def _read_copy(markup: Markup, reading: Reading, text: Reading, stated: str) -> None:
    body, origin, confidence = _cleaned(_extracted(markup.tree), reading), "trafilatura", 0.9
    if _words(body) < LEAST_BODY_WORDS:
        body, origin, confidence = list(text.value("body", [])), "page text", 0.6
    if _words(body) < LEAST_BODY_WORDS:
        body, origin, confidence = [line for line in map(str.strip, stated.splitlines()) if line], "json-ld", 0.5
    if _words(body) < LEAST_BODY_WORDS:
        raise NotAnArticle("index page")
    _part_standfirst(reading, body)
    reading.propose("body", body, origin, confidence)
    read_body(reading, body)
    _add_from_text(reading, text, {key_of(paragraph) for paragraph in body})


def _add_from_text(reading: Reading, text: Reading, copy: set[str]) -> None:
    credited = "credit" in reading.fields
    for name in FOUND_IN_TEXT:
        found = text.fields.get(name)
        if found is None or (credited and name in CREDIT) or (name == "standfirst" and key_of(found.value) in copy):
            continue
        reading.propose(name, found.value, "page text", found.confidence * FROM_TEXT)


def _extracted(tree: HtmlElement) -> list[str]:
    """The paragraphs, subheadings and list items that trafilatura takes for the article's copy."""
    try:
        document = bare_extraction(_broken(tree), include_comments=False, include_tables=False)
    except Exception:  # hostile markup finds faults in a library of many rules, and they must not end a run
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    found: list[str] = []
    for element in body.iter("p", "head", "item", "quote"):
        if element.find(".//p") is None and element.find(".//item") is None:
            pieces = "".join(element.itertext()).split(PARAGRAPH_BREAK)
            found += [" ".join(piece.split()) for piece in pieces if piece.strip()]
    return found


def _broken(tree: HtmlElement) -> HtmlElement:
    """A copy of the tree in which two line breaks in a row are a mark: old pages part their paragraphs so."""
    copied = deepcopy(tree)
    for element in list(copied.iter("br")):
        following = element.getnext()
        if following is not None and following.tag == "br" and not (element.tail or "").strip():
            element.tail = PARAGRAPH_BREAK
    return copied


def _cleaned(paragraphs: list[str], reading: Reading) -> list[str]:
    """The copy without what belongs to its frame: labels, links to other items, source lines, captions, the headline."""
    framed = [reading.value("headline", ""), reading.value("credit", ""), *reading.value("captions", [])]
    keys = {key_of(text) for text in framed if text}
    page = judge(split_lines("\n\n".join(paragraphs)))
    copy = [i for i, role in enumerate(page.roles) if role is Role.PROSE]
    if not copy:
        return []
    kept: list[str] = []
    in_links = False
    for index, line in enumerate(page.lines):
        role = page.roles[index]
        in_links = role in (Role.READ_ALSO, Role.MORE) or (in_links and role in (Role.SHORT, Role.ITEM))
        at_edge = index < copy[0] or index > copy[-1]
        if line.key in keys or role in FRAME or (at_edge and role in EDGE) or in_links or _is_captioned(line, reading):
            continue
        kept.append(paragraphs[(line.number - 1) // 2])
    return kept


def _is_captioned(line: Line, reading: Reading) -> bool:
    """Whether a line is a caption together with its credit."""
    credit = str(reading.value("credit", ""))
    return (
        bool(credit)
        and line.text.endswith(credit)
        and any(line.text.startswith(caption) for caption in reading.value("captions", []))
    )


def _part_standfirst(reading: Reading, body: list[str]) -> None:
    """A standfirst set apart by its element leaves the copy; a description that only repeats the copy is none."""
    standfirst = reading.fields.get("standfirst")
    if standfirst is None:
        return
    key = key_of(standfirst.value)
    if key == key_of(reading.value("headline", "")):
        del reading.fields["standfirst"]
    elif standfirst.origin == ELEMENT and len(body) > 1 and key_of(body[0]) == key:
        body.pop(0)
    elif any(key_of(paragraph).startswith(key) for paragraph in body[:3]):
        del reading.fields["standfirst"]


def _words(paragraphs: list[str]) -> int:
    return sum(len(key_of(paragraph).split()) for paragraph in paragraphs)
