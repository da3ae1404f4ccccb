"""Picture credits: found by their words or their form, split into photographer and agency."""

import re
from dataclasses import dataclass

from .agencies import agency_of, looks_like_agency
from .labels import Label, after_label, labels_of
from .lines import letters_of

MOST_WORDS = 14
MOST_NAME_WORDS = 9
SHORTEST_NAME = 2
BRACKETS = {"(": ")", "[": "]", "（": "）"}
SEPARATORS = re.compile(r"\s*[/／|\\]\s*|\s+(?:via|for|عبر|لصالح)\s+|\s+[–—-]\s+|\s*[,،;؛:]\s+|\s+©\s*")
OPENING = re.compile(
    r"(?:(?:file|stock|undated)\s+)?(?:photo(?:graph|s)?|picture|image|courtesy|credit|illustration|handout)s?"
    r"(?:\s+(?:credit|source|courtesy))?\s*(?::|\bby\b|\bof\b|\bfrom\b|©)\s*"
    r"|(?:image (?:source|credit|copyright)|صدر الصورة|مصدر الصورة)\s*[,،:]\s*|(?:©|\(c\)|ⓒ)\s*|(?:بعدسة|عدسة|تصوير)\s+(?!ال)",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"(?:photo(?:graph)?s?(?: credit| by| courtesy)?|image(?: credit| source)?|picture(?: credit)?|credit|"
    r"تصوير|بعدسة|عدسة|الصورة|مصدر الصورة|صدر الصورة)\s*[:：]\s*|(?<=[.!?؟»\"”|] )(?:photo(?:graph)? by |© ?)|\s\|\s",
    re.IGNORECASE,
)
ASIDES = re.compile(
    r"^(?:file(?: photo| image| picture)?|archives?(?: photo)?|handout|pool|أرشيفية?|صورة أرشيفية|أرشيف)\s*[:،,/-]\s*|"
    r"\s*[,،/(-]\s*(?:file(?: photo)?|archives?|أرشيفية?|أرشيف)\)?$",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
RIGHTS = re.compile(r"rights|copyright|الحقوق|حقوق", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """A picture's credit: as printed, and parted; "" where the page does not say. `confidence` is 0 to 1."""

    raw: str
    photographer: str
    agency: str
    confidence: float


def read_credit(text: str) -> Credit | None:
    """The credit that a whole line is, or None."""
    if not text or len(text) > 160 or text.count(" ") > MOST_WORDS:
        return None
    inner = _unbracket(text)
    stated = _after_opening(inner)
    if stated is not None:
        refused = RIGHTS.search(stated) or _is_notice(inner) or stated.count(" ") >= MOST_NAME_WORDS
        return None if refused else _split(stated, stated, 0.95)
    named = _by_form(inner) or (0.6 if inner != text and "/" in inner and len(_parts(inner)) == 2 else 0.0)
    return _split(inner, inner, named) if named else None


def read_caption(text: str) -> tuple[str, Credit] | None:
    """The words of a caption and the credit it ends with, or None where it ends with none."""
    tail = text[-180:]
    found = _bracketed_tail(text) or _marked_tail(text, tail) or _last_fragment(text, tail)
    if not found:
        return None
    caption, credit = found
    return (caption.strip(" |–—-"), credit) if caption.strip(" |–—-") else None


def is_bare_agency(text: str) -> bool:
    """Whether a line is nothing but an agency's name, bracketed or not."""
    return len(text) <= 60 and agency_of(_unbracket(text)) is not None


def _unbracket(text: str) -> str:
    text = text.strip()
    closing = BRACKETS.get(text[:1])
    return text[1:-1].strip() if closing and text.endswith(closing) else text


def _after_opening(text: str) -> str | None:
    rest = after_label(text, Label.CREDIT)
    if rest is not None:
        return rest if letters_of(rest) else None
    match = OPENING.match(text)
    if match and letters_of(text[match.end() :]):
        return text[match.end() :].strip()
    return None


def _is_notice(text: str) -> bool:
    """Whether "© …" is the page's copyright notice: a year in it, or words of rights."""
    return text.startswith(("©", "(c)", "ⓒ")) and YEAR.search(text) is not None


def _by_form(text: str) -> float:
    """How sure it is that an unlabelled line is a credit: "NAME / AGENCY" or an agency alone."""
    if text.rstrip().endswith((".", "؟", "?", "!", ":")) or labels_of(text) or letters_of(text).startswith("by "):
        return 0.0
    parts = _parts(text)
    if any(len(part.split()) > 6 for part in parts):
        return 0.0
    if len(parts) == 1:
        return 0.7 if agency_of(text) else 0.0
    known = [part for part in parts if agency_of(part)]
    strong = re.search(r"[/／|\\]|\svia\s|\sعبر\s", text) is not None
    if known and strong:
        return 0.9
    if known and len(parts) == 2 and len(text.split()) <= 6:
        return 0.6
    if strong and len(parts) == 2 and re.search(r"[/／]", text) and any(looks_like_agency(part) for part in parts):
        return 0.75
    return 0.0


def _parts(text: str) -> list[str]:
    return [part.strip(" ()[]") for part in SEPARATORS.split(text) if part and part.strip(" ()[]")]


def _split(raw: str, text: str, confidence: float) -> Credit:
    parts = _parts(ASIDES.sub("", ASIDES.sub("", text)))
    agencies = [part for part in parts if looks_like_agency(part)]
    people = [part for part in parts if part not in agencies and len(part) >= SHORTEST_NAME]
    if people and not agencies and len(people) > 1 and "/" in text:
        agencies = [people.pop()]
    return Credit(
        raw=raw.strip(),
        photographer=people[0] if people else "",
        agency=_joined(agencies, text),
        confidence=confidence,
    )


def _joined(agencies: list[str], text: str) -> str:
    """Two agencies in one credit stay as printed: "AFP via Getty Images", "AFP/Getty Images"."""
    if len(agencies) < 2:
        return "".join(agencies)
    start, end = text.find(agencies[0]), text.find(agencies[-1]) + len(agencies[-1])
    return text[start:end].strip() if 0 <= start < end else " / ".join(agencies)


def _bracketed_tail(text: str) -> tuple[str, Credit] | None:
    bare = text.rstrip(" .")
    for opening, closing in BRACKETS.items():
        start = bare.rfind(opening)
        if start > 0 and bare.endswith(closing):
            credit = read_credit(bare[start:])
            return (text[:start], credit) if credit else None
    return None


def _marked_tail(text: str, tail: str) -> tuple[str, Credit] | None:
    for match in INSIDE.finditer(tail):
        rest = tail[match.end() :].strip(" .")
        sign = match.group().strip()
        credit = read_credit(rest) if sign == "|" else read_credit(f"Photo: {rest}")
        if credit:
            return text[: len(text) - len(tail) + match.start()], credit
    return None


def _last_fragment(text: str, tail: str) -> tuple[str, Credit] | None:
    """A credit behind the caption's last full stop or dash: "… on Monday. Jane Doe/Reuters"."""
    for mark in (". ", "؟ ", "! ", "» ", "” ", " – ", " — ", " - ", "، "):
        start = tail.rfind(mark)
        if start > 0:
            credit = read_credit(tail[start + len(mark) :])
            if credit and credit.confidence >= 0.7:
                return text[: len(text) - len(tail) + start + 1], credit
    return None
