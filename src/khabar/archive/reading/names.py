"""Bylines: who wrote an article, named behind a label or opening word, on a line of their own, or in the sign-off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from khabar.text.dates import parse_date
from khabar.text.folding import fold

from .agencies import ORGANISATION_WORDS, agencies_in, agency_of, calls_itself_agency, looks_like_agency
from .labels import WHOLE, Label, after_label, labels_of
from .language import FUNCTION_WORDS
from .lines import key_of

LONGEST = 160
LONGEST_SIGN_OFF = 600
NAME_WORDS = range(2, 5)
MOST_DESK_WORDS = 6
LONGEST_DESK = 45
OPENING = re.compile(
    r"(?:by|(?:posted|published|reported) by|written by|story by|words by|text by|analysis by|from|بقلم|كتبت|كتب|أعده|أعدته|إعداد|من)\s*[-–:]?\s+"
    r"(?=[A-Z\u0600-\u06ff])",
    re.IGNORECASE,
)
CUT = re.compile(
    r"\s*[|•·►]\s*|\s+[–—-]\s+|\s*\(|\s+(?:published|updated|posted|نشر|آخر تحديث)\b|\s+in\s+(?=[A-Z])|\s+(?:for|at)\s+(?=[A-Z])"
    r"|,?\s+special to\s|\s+reports? from\s|\s+of\s+(?=[A-Z]\w+ )|\s+@\w|\s+-(?=\s)|\s+\d|\s+with\s+",
    re.IGNORECASE,
)
POSTED_BY = re.compile(r"^(?:posted|published|written|updated)\b.{3,60}\bby:?\s+([^\d|]{3,60})$", re.IGNORECASE)
DESK = re.compile(
    r"(?:[A-Z][\w&.]{1,20} ){0,3}(?:[Ss]taff|[Dd]esk|Correspondents?|Reporters?|[Bb]ureau|[Nn]ewsroom|[Bb]oard|STAFF|DESK)"
    r"(?: (?:[Ww]riters?|[Rr]eporters?|[Rr]eport))?|(?:فريق|هيئة|قسم|أسرة) (?:التحرير|الأخبار|المتابعة)(?: \S{2,20}){0,2}"
)
AND_AGENCY = re.compile(r"\s(?:and|و)\s?([^\s,،]{2,30}(?: [^\s,،]{2,30})?)$")
OUTLET_WITH_NUMBER = re.compile(
    r"([^\W\d_]{2,12}(?: [^\W\d_]{2,12})? ?\d{1,2})(?=$|\s(?:with|and|مع|و)\b|\s?[/|,،-])", re.IGNORECASE
)
JOINT = "\u2060"
BARS = re.compile(r"\s*[|•()]\s*|\s+[–—-]\s+")
LISTED = re.compile(r"\s*[,،;؛&/]\s*|\s+and\s+|\s+و\s+|\s+و(?=[^\W\d_]{3,}\s+[^\W\d_]{2,})")
FUNCTIONS = re.compile(
    r"correspondent|reporter|editor|writer|columnist|bureau|analyst|producer|photographer"
    r"|(?<!\w)(?:ال)?(?:مراسل|محرر|كاتب|رئيس|مدير|صحفي|صحافي|باحث|أستاذ|محلل|مصور|خبير)(?:ة|ون|ين)?(?!\w)",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"\W{0,3}(?:(?:additional )?reporting by|editing by|writing by|compiled by|edited by|translated by|additional reporting"
    r"|with (?:additional )?reporting|تغطية صحفية|شارك في التغطية|تغطية إضافية|إعداد .{3,60} للنشرة|إعداد .{3,40}[-–،] ?تحرير"
    r"|أعده للنشرة|أعدته للنشرة|ساهم في|أسهم في|شارك في إعداد|تحرير\s*:|ترجمة\s*:|إعداد\s*:)",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"contributed (?:to (?:this|the) (?:report|story|article)|reporting|to this)|^[^.]{3,60} reported from "
    r"|^(?:this|the) (?:story|report|article) (?:includes|contains|uses) (?:material|information|reporting|reports) (?:from|by) "
    r"|^(?:some )?(?:material|information|reports?) from .{3,60} (?:was|were) used "
    r"|(?:ساهمت|أسهمت|شاركت) \S+(?: \S+)? في|(?:ساهم|ساهمت|أسهم|شارك) في (?:إعداد|كتابة|هذا التقرير|التغطية)",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"(?:^|\W)(?:reporting by|written by|writing by|compiled by|تغطية صحفية(?: من)?|إعداد|أعده للنشرة(?: العربية)?|كتابة)"
    r"\s*:?\s+([^;؛()\n]{3,120}?)(?=\s*(?:[;؛()]|\.$|\.\s|\s-\s|\s–\s|للنشرة|;|editing|writing|additional|تحرير|$))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Names as printed ("Jane Doe and Amal Nasr"), "" where only agencies are named; and those agencies."""

    text: str
    agencies: list[str] = field(default_factory=list)


def read_byline(text: str) -> Byline | None:
    """The byline that a line is by its label or opening word, or None."""
    text = text.removesuffix(":")
    if len(text) > LONGEST or text.endswith(("؟", "?", "!")):
        return None
    stated = after_label(text, Label.BYLINE)
    match = OPENING.match(text)
    if match and (found := parse_date(text)):
        text = text[: found.span[0]].strip(" -–—|•,،") or text
    if stated is None and not match:
        posted = POSTED_BY.search(text)
        found = clean_byline(posted[1]) if posted else None
        return found if found and is_person(found.text) else None
    rest = stated if stated is not None else text[match.end() :] if match else ""
    found = clean_byline(rest)
    if stated is None and text.lower().startswith(("من ", "from ")) and not (found and is_person(found.text)):
        return None
    ends = text.endswith(".") and len(key_of(text).split()) > 5 and not (found and is_person(found.text))
    return None if ends or (found and found.text and not _is_list_of_names(found.text)) else found


def clean_byline(text: str) -> Byline | None:
    """Names without functions, places, outlets and agencies behind them; None if nothing is left."""
    text = text.strip(" -–—ـ:|")
    outlet = OUTLET_WITH_NUMBER.match(text)
    if outlet:
        text = f"{outlet[1].replace(' ', JOINT)}{text[outlet.end() :]}"
    text, *cut = CUT.split(text, maxsplit=1)
    text, agencies = _unsigned(text.replace(JOINT, " "))
    names: list[str] = []
    agencies += [one for piece in BARS.split(cut[0]) for one in LISTED.split(piece) if agency_of(one)] if cut else []
    for piece in LISTED.split(text):
        piece = piece.strip(" .:،,")
        if calls_itself_agency(piece):
            agencies.append(piece)
        elif piece and not (names and _is_beside_a_name(piece, names[0])):
            names.append(piece)
    if outlet or (agencies and not any(map(_could_be_name, names))):
        return Byline("", agencies or names)
    if not names:
        return Byline("", agencies) if agencies else None
    start, end = text.find(names[0]), text.rfind(names[-1]) + len(names[-1])
    return Byline(text[start:end].strip(), agencies)


def _unsigned(text: str) -> tuple[str, list[str]]:
    """Names without an agency behind them that no comma parts from them: "Jane Doe and AFP", "JANE DOE Associated Press"."""
    signed = AND_AGENCY.search(text)
    if signed and agency_of(signed[1]):
        return text[: signed.start()], [signed[1]]
    words = text.split()
    for length in (3, 2, 1):
        agency = " ".join(words[-length:])
        if len(words) - length >= NAME_WORDS.start and agency_of(agency) and is_person(" ".join(words[:-length])):
            return " ".join(words[:-length]), [agency]
    return text, []


def _is_beside_a_name(piece: str, name: str) -> bool:
    """Whether what follows a name is its function or an outlet: "Jane Doe, Economics Editor, The Harbour"."""
    lone = " " not in piece and " " in name
    return lone or FUNCTIONS.search(piece) is not None or looks_like_agency(piece)


def is_desk(text: str) -> bool:
    """Whether a line is the name of a newsroom's desk: "Harbour Staff", "Our Correspondent", «فريق التحرير»."""
    return len(text) <= LONGEST_DESK and DESK.fullmatch(text.strip()) is not None and not labels_of(text)


def is_signed_line(text: str) -> bool:
    """Whether a line in Latin letters is a name with its place or function: "Jane Doe in Cairo"."""
    found = clean_byline(text) if text.isascii() and len(text) <= LONGEST else None
    return found is not None and found.text != text and all(map(is_person, names_in(found.text or text)))


def names_in(byline: str) -> list[str]:
    """The single names of a byline as printed."""
    return [piece for part in LISTED.split(byline) if (piece := part.strip(" .،,"))]


def _is_list_of_names(text: str) -> bool:
    return all(_could_be_name(piece.strip(" .")) for piece in LISTED.split(text) if piece.strip(" ."))


def _could_be_name(text: str) -> bool:
    words = key_of(text).split()
    if is_desk(text):
        return True
    if not 1 <= len(words) <= MOST_DESK_WORDS or any(word.isdigit() for word in words):
        return False
    return FUNCTION_WORDS.isdisjoint(words) and (not text[:1].isascii() or text[:1].isupper())


@cache
def label_words() -> frozenset[str]:
    """The single words that labels of the frame are made of: a line with one of them is no person's name."""
    framed = frozenset({Label.NAVIGATION, Label.MORE, Label.TAGS, Label.SHARE, Label.VIDEOS, Label.POLL, Label.LEGAL})
    words = {word for phrase, labels in WHOLE.items() if labels & framed for word in phrase.split()}
    return frozenset(word for word in words if len(word) > 2)


def is_person(text: str) -> bool:
    """Whether a line by itself has the form of a person's name: two to four words, capitalised where letters have case."""
    words = key_of(text).split()
    if len(words) not in NAME_WORDS or any(not word.isalpha() for word in words) or labels_of(text):
        return False
    words = [word for word in words if word != fold("علي")] if "علي" in text.split() else words
    unlike = FUNCTION_WORDS | label_words() | ORGANISATION_WORDS
    if not unlike.isdisjoint(words) or any(mark in text for mark in ':|/؟?!«»"()[]…،,'):
        return False
    if text[:1].isascii():
        return all(word[:1].isupper() or word in ("al", "bin", "de", "van", "von", "el", "da") for word in text.split())
    return not words[0].startswith("ال") and not text.endswith(".")


def is_function(text: str) -> bool:
    """Whether a line names what somebody does: "North correspondent", «محرر الشؤون المحلية»."""
    return len(text.split()) <= 6 and FUNCTIONS.search(text[:80]) is not None and not labels_of(text)


def read_sign_off(text: str) -> Byline | None:
    """Who reported and which agencies contributed, where a text is the sign-off of an article, else None."""
    if len(text) > LONGEST_SIGN_OFF:
        return None
    if not SIGN_OFF.match(text) and not CONTRIBUTED.search(text):
        return None
    match = REPORTED.search(text)
    found = clean_byline(match.group(1)) if match else None
    contributed = agencies_in(text, acronyms=True) if CONTRIBUTED.search(text) else found.agencies if found else []
    names = found.text if found and _is_list_of_names(found.text) else ""
    return Byline(names, contributed)
