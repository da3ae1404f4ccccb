"""Picture credits: found by their words or their form, split into photographer and agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .agencies import QUALIFIERS, agency_of, is_holder, may_hold_pictures
from .labels import Label, after_label, labels_of
from .language import FUNCTION_WORDS
from .lines import key_of, letters_of
from .names import is_person

LONGEST = 160
LONGEST_CREDIT = 60
LONGEST_TAIL = 180
MOST_WORDS = 14
MOST_SIGNED = 3
MOST_STATED = 7
OF_NAMES = frozenset("the of for by and de la le al".split())
MOST_NAME_WORDS = 6
LEAST_CAPTION = 15
MOST_BRACKETED = 3
NO_NAMES = frozenset(
    letters_of(name)
    for name in """فيديو | صور | بالفيديو | بالصور | فيديو وصور | صور وفيديو | خاص | شاهد | تحديث | أرشيفية | من المصدر | تفاصيل | انفوجراف | إنفوغراف
    | video | photos | pictures | updated | update | exclusive | opinion | analysis | file | supplied | left | right | centre""".split(
        "|"
    )
)
FULL_STOPS = frozenset('. ؟ ! » ” "'.split())
BRACKETS = {"(": ")", "[": "]", "（": "）"}
SIGNS = ("©", "ⓒ", "(c)", "(C)")
SEPARATORS = re.compile(
    r"\s*[/／|\\]\s*|\s+(?:via|for|عبر|لصالح)\s+|\s+[–—ـ-]\s+|\s*[,،;؛:]\s+|\s+©\s*|\s\.\s|\s+(?:on|from)\s+(?=Unsplash|Flickr|Pexels|Pixabay)",
    re.IGNORECASE,
)
STRONG = re.compile(r"[/／|\\]|\svia\s|\sعبر\s")
OPENING = re.compile(
    r"(?:(?:file|stock|undated|handout|staff|press)\s+)?(?:photo(?:graph|graphy|s)?|pics?|picture|image|courtesy|credit|illustration)s?"
    r"(?:\s+(?:credit|source|courtesy|copyright|provided|supplied|released|shared))?\s*(?::|\bby\b|\bof\b|\bfrom\b|©|\.{2,3}|…)\s*"
    r"|(?:image (?:source|credit|copyright)|صدر الصورة|مصدر الصورة)\s*[,،:]\s*"
    r"|(?:©|\(c\)|ⓒ|copyright|حقوق النشر|حقوق الصورة)\s*:?\s*(?:(?:19|20)\d\d\s*)?|(?:بعدسة|عدسة|تصوير)\s+(?!ال)",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"(?:(?:file|stock|handout|undated|staff) )?(?:photo(?:graph)?s?(?: credit| by| courtesy)?|pics?|image(?: credit| source)?|picture(?: credit)?|credit|"
    r"تصوير|بعدسة|عدسة|(?:حقوق )?الصورة|صورة من|مصدر الصورة|صدر الصورة|المصدر)\s*[:：]\s*"
    r"|(?:credit|photo)(?:\.{3}|…)\s?|(?<=[.!?؟»\"”|)] )(?:photo(?:graph)?s? by |© ?)|\s\|\s|©\s?",
    re.IGNORECASE,
)
ASIDES = re.compile(
    r"^(?:file(?: photo| image| picture)?|archives?(?: photo)?|handout|pool|أرشيفية?|صورة أرشيفية|أرشيف)\s*[:،,/-]\s*|"
    r"\s*[,،/(-]\s*(?:file(?: photo)?|archives?|handout|pool(?: photo)?|أرشيفية?|أرشيف)\)?$",
    re.IGNORECASE,
)
COURTESY = re.compile(
    r"^(?:courtesy(?: of)?|supplied by|provided by|handout from|from|by|إهداء من|من)\s+(?:the\s+)?", re.IGNORECASE
)
HOLDER_LABELS = re.compile(
    r"^(?:©\s*|photo(?:graph)?s?\s+(?:by|of)\s+|courtesy(?: of)?(?: the)?\s+|(?:supplied|provided) by\s+|handout from\s+|from\s+|by\s+|من\s+|أرشيف\s+|صورة\s+|تصوير\s*:?\s*)"
    r"|\s+(?:archives?|file photo|file|أرشيفية?|أرشيف)$",
    re.IGNORECASE,
)
OF_PICTURES = re.compile(r"\b(?:photo|image|picture|file|archive|handout)|صور|أرشيف|©", re.IGNORECASE)
ARCHIVE = re.compile(r"\barchives?\b|\bfile\b|\bأرشيف", re.IGNORECASE)
STOPPED = re.compile(r"\w{4}[.!?؟] \S")
# A year, or a picture's number in its holder's archive: "© AFP 2023", "UNICEF/UN0123456/Doe".
NUMBERED = re.compile(r"^[A-Z]{1,4}\d{3,}$|\s(?:19|20)\d\d$")
CAPTIONED = re.compile(r"^(?:\S+\s){3,}?[(\[][^()\[\]]+[)\]]$")
PHOTO = re.compile(r"\s+photos?$", re.IGNORECASE)
LICENCE = re.compile(r"\s+(?:purchase|acquire) licensing rights.*$|,?\s*opens new tab$", re.IGNORECASE)
# Where a page's text runs caption and credit together: "… on Monday.Jane Doe/Reuters".
GLUED = re.compile(r"(?<=[^\W\d_]{3})[.؟!](?=[^\W\d_]{2}[^.؟!]{1,80}$)")
NOTICE = re.compile(r"rights|copyright \d|الحقوق|حقوق|\b(?:ltd|limited|inc|llc|gmbh)\b", re.IGNORECASE)
YEAR_FIRST = re.compile(r"^(?:©|\(c\)|ⓒ|copyright)\s*(?:©\s*)?(?:19|20)\d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """A picture's credit: as printed, and parted; "" where the page does not say. `confidence` is 0 to 1."""

    raw: str
    photographer: str
    agency: str
    confidence: float


def read_credit(text: str) -> Credit | None:
    """The credit that a whole line is, its label included in `raw`, or None for another line."""
    text = LICENCE.sub("", text) if len(text) <= 2 * LONGEST else text
    if not text or len(text) > LONGEST or text.count(" ") > MOST_WORDS:
        return None
    inner = _unbracket(text)
    stated = _after_opening(inner)
    if stated is not None:
        return _split(inner, stated, 0.95) if _holds_names(stated, inner) else None
    sure = _by_form(inner)
    if not sure and inner != text and (STRONG.search(inner) or ARCHIVE.search(inner)) and len(_parts(inner)) <= 2:
        sure = 0.6
    if not sure and inner != text and len(parts := _parts(inner)) == 2 and " - " in inner and is_person(parts[0]):
        sure = 0.6
    if not sure and _is_signed_by_agency(inner):
        sure = 0.8
    return _split(inner, inner, sure) if sure else None


def read_names(text: str) -> Credit | None:
    """The parts of what the page itself calls a credit, or None if it is too long to be one."""
    few = text.count(" ") < MOST_STATED and not text.endswith((".", "؟", "?", "!"))
    return _split(text, text, 0.7) if few and letters_of(text) and not NOTICE.search(text) else None


def _is_signed_by_agency(text: str) -> bool:
    """Whether a line is a name and an agency in brackets: "KARIM NAJJAR (REUTERS)"."""
    name, found, agency = text.partition(" (")
    signed = found and agency.endswith(")") and text.isascii()
    return bool(signed) and is_person(name) and agency_of(agency[:-1]) is not None


def read_caption(text: str) -> tuple[str, Credit] | None:
    """The words of a caption and the credit it ends with, or None where it ends with none."""
    text = LICENCE.sub("", text) if len(text) <= 4 * LONGEST else text
    tail = text[-LONGEST_TAIL:]
    found = _bracketed_tail(text) or _longer(_marked_tail(text, tail), _last_fragment(text, tail))
    if not found:
        return None
    caption, credit = found
    caption = caption.strip(" |–—-([")
    return (caption, credit) if letters_of(caption) else None


def read_bracket(text: str) -> tuple[str, Credit] | None:
    """A caption and the bracketed word or two behind it, whoever that is: "… of the library. (The Harbour)"."""
    bare = text.rstrip(" .")
    for opening, closing in BRACKETS.items():
        start = bare.rfind(opening)
        name = bare[start + 1 : -1].strip() if start > 0 and bare.endswith(closing) else ""
        words = key_of(name).split()
        few = len(words) <= MOST_BRACKETED or (len(words) <= MOST_NAME_WORDS and len(_parts(name)) == 2)
        named = words and few and letters_of(name) not in NO_NAMES and FUNCTION_WORDS.isdisjoint(words)
        if named and not any(character.isdigit() for character in name):
            return text[:start].strip(), _split(name, name, 0.5, holder=True)
        if start > 0 and (taken := _taken_for(name)):
            return text[:start].strip(), taken
    return None


def is_bare_agency(text: str) -> bool:
    """Whether a line is nothing but an agency's name, bracketed or not."""
    return len(text) <= 60 and agency_of(_unbracket(text)) is not None and not OF_PICTURES.search(text)


def _unbracket(text: str) -> str:
    text = text.strip()
    closing = BRACKETS.get(text[:1])
    return text[1:-1].strip() if closing and text.endswith(closing) else text


def _after_opening(text: str) -> str | None:
    rest = after_label(text, Label.CREDIT)
    if rest is None:
        match = OPENING.match(text)
        rest = text[match.end() :].strip() if match else None
    return rest if rest and letters_of(rest) else None


def _holds_names(stated: str, inner: str) -> bool:
    """Whether what follows a label of credits can be names, neither a caption nor the page's own notice."""
    stated = COURTESY.sub("", stated) or stated
    stated = stated.removesuffix(".") if stated.count(" ") < MOST_SIGNED else stated
    if NOTICE.search(stated) or labels_of(stated) or stated.endswith((".", "؟", "?", "!")):
        return False
    if YEAR_FIRST.match(inner):
        return any(agency_of(part) for part in _parts(stated))
    if STRONG.search(stated) or any(may_hold_pictures(part) for part in _parts(stated)):
        return stated.count(" ") < MOST_WORDS
    words = key_of(stated).split()
    few = len(words) <= (MOST_NAME_WORDS if stated.isascii() else 4)
    capital = not stated[:1].isascii() or stated.lstrip("© ")[:1].isupper()
    return few and capital and (FUNCTION_WORDS.isdisjoint(set(words) - {"and"}) or "for " in stated)


def _by_form(text: str) -> float:
    """How sure it is that an unlabelled line is a credit: "NAME / AGENCY" or an agency alone."""
    if text.endswith((".", "؟", "?", "!", ":")) or labels_of(text) or letters_of(text).startswith("by "):
        return 0.0
    if text.find("©") > LEAST_CAPTION or (text[:1] not in BRACKETS and CAPTIONED.match(text)):
        return 0.0
    marked = INSIDE.search(text)
    if marked and text[: marked.start()].rstrip().endswith((".", "؟", "?", "!", "»", "”", '"')):
        return 0.0
    parts = _parts(text)
    if any(len(part.split()) > MOST_NAME_WORDS or _is_sentence(part) or STOPPED.search(part) for part in parts):
        return 0.0
    if len(parts) == 1:
        return 0.7 if agency_of(text) else 0.0
    strong = STRONG.search(text) is not None
    if any(agency_of(part) for part in parts):
        return 0.9 if strong else 0.6 if len(parts) == 2 and len(text.split()) <= 7 else 0.0
    slashed = strong and len(parts) == 2 and "/" in text
    return 0.75 if slashed and any(may_hold_pictures(part) for part in parts) else 0.0


def _is_sentence(part: str) -> bool:
    """Whether words can be no name: function words stand among them."""
    return (
        agency_of(part) is None
        and not is_holder(part)
        and len(FUNCTION_WORDS.intersection(key_of(part).split()) - OF_NAMES) > 0
    )


def _parts(text: str) -> list[str]:
    return [part.strip(" ()[]") for part in SEPARATORS.split(text) if part and part.strip(" ()[]")]


def _split(raw: str, text: str, confidence: float, *, holder: bool = False) -> Credit:
    text = after_label(text, Label.SOURCE) or text
    text = ASIDES.sub("", ASIDES.sub("", text))
    parts = [NUMBERED.sub("", part) for part in _parts(text.replace(" (", " / "))]
    parts = [part for part in parts if len(part) > 1]
    parts = [part for part in parts if "." in part or not QUALIFIERS.issuperset(letters_of(part).split())] or parts
    if any(part.startswith("@") for part in parts):
        return Credit(raw.strip(" –—-"), "", after_label(text, Label.CREDIT) or text, confidence)
    person = _photographer(parts, holder=holder)
    agencies = [part for part in parts if part != person and (person is None or may_hold_pictures(part))]
    if QUALIFIERS.issuperset(" ".join(map(letters_of, agencies)).split()) and not any(map(agency_of, agencies)):
        agencies = []
    if not agencies:
        agencies = [part for part in parts if part != person][-1:]
    name = _holder(person) if person else ""
    return Credit(
        raw=raw.strip(" –—-"),
        photographer="" if QUALIFIERS.issuperset(letters_of(name).split()) else name,
        agency=_joined(agencies, text),
        confidence=confidence,
    )


def _photographer(parts: list[str], *, holder: bool) -> str | None:
    """The part that is a person: no agency, and not one word alone; of two unknown names the one with a person's form."""
    people = [part for part in parts if not may_hold_pictures(part)]
    known = len(people) < len(parts)
    if not people or (len(parts) == 1 and (holder or " " not in _holder(parts[0]))):
        return None
    handed = COURTESY.match(parts[0]) or parts[0].startswith("ال")
    if len(parts) == 1 and handed and not is_person(_holder(parts[0])):
        return None
    formed = [part for part in people if is_person(_holder(part))]
    if known and not formed and all(" " not in part for part in people):
        return None if people[0] != parts[0] else people[0]
    sure = formed and not known and (formed[0].isascii() or len(formed) == 1)
    return formed[0] if sure else people[0]


def _holder(name: str) -> str:
    """A name without "Photo", "Courtesy of" or words of the archive around it."""
    name = HOLDER_LABELS.sub("", HOLDER_LABELS.sub("", name)).strip(" .:،,©«»“”").removeprefix("the ")
    short = PHOTO.sub("", name)
    return short if agency_of(short) else name


def _joined(agencies: list[str], text: str) -> str:
    """Two agencies in one credit stay as printed: "AFP via Getty Images", "AFP/Getty Images"."""
    if len(agencies) < 2:
        return _holder(agencies[0]) if agencies else ""
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
        rest = _balanced(tail[match.end() :].strip(" ."))
        bar = match.group().strip() == "|"
        credit = read_credit(rest) if bar else read_credit(f"Photo: {rest}")
        if credit:
            raw = credit.raw if bar else f"{match.group()}{rest}".strip()
            named = Credit(raw, credit.photographer, credit.agency, credit.confidence)
            return text[: len(text) - len(tail) + match.start()], named
    return None


def _longer(marked: tuple[str, Credit] | None, last: tuple[str, Credit] | None) -> tuple[str, Credit] | None:
    """Of two readings of a caption's end the one with more of the credit: a bar may stand inside it."""
    if marked and last and marked[1].raw in last[1].raw and last[1].photographer:
        return last
    return marked or last


def _slashed_name(text: str) -> Credit | None:
    """ "Jane Doe / The Harbour" behind a caption: a person and an outlet that no list knows."""
    parts = text.split("/")
    if len(parts) != 2 or len(text) > LONGEST_CREDIT or not is_person(parts[0].strip()) or not text.isascii():
        return None
    return _split(text, text, 0.7, holder=True) if parts[1].strip()[:1].isupper() else None


def _balanced(text: str) -> str:
    """Without a closing bracket at the end whose opening one stands before the text."""
    closes = any(text.endswith(closing) and opening not in text for opening, closing in BRACKETS.items())
    return text[:-1].rstrip() if closes else text


def _taken_for(text: str) -> Credit | None:
    """ "Jane Doe for The Harbour" behind a caption."""
    name, found, outlet = text.partition(" for ")
    taken = found and len(text) <= LONGEST_CREDIT and is_person(name) and outlet[:1].isupper()
    return _split(text, text, 0.7, holder=True) if taken else None


def _last_fragment(text: str, tail: str) -> tuple[str, Credit] | None:
    """A credit behind the caption's last full stop or dash: "… on Monday. Jane Doe/Reuters"."""
    glued = GLUED.search(tail)
    credit = read_credit(tail[glued.end() :]) if glued else None
    if glued and credit and credit.confidence >= 0.7:
        return text[: len(text) - len(tail) + glued.end()], credit
    for mark in (". ", "؟ ", "! ", "» ", "” ", '" ', " – ", " — ", " - ", " ـ ", "، "):
        start = tail.rfind(mark)
        if start > 0:
            fragment = _balanced(tail[start + len(mark) :].strip(" |"))
            credit = read_credit(fragment) or _slashed_name(fragment) or _taken_for(fragment)
            least = 0.6 if mark.strip() in FULL_STOPS else 0.7
            if credit and credit.confidence >= least:
                return text[: len(text) - len(tail) + start + 1], credit
    return None
