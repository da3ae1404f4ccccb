"""Finding the words of a list in what somebody wrote, however they are dressed up.

Both sides are folded, so vowel signs, tatweel, hamza and invisible characters hide nothing. A word is also found
behind clitics (الغبي، وغبي، بالغبي) and before the endings of gender, number and possession (غبية، غبيّين، غبيهم),
with a letter held down (غبييييي), spelled out (غ ب ي, غ بي, غ.ب.ي, غ🤡بي), with strange letters and digits (گلب, 7مار,
1d!ot) and without its dots (عٮى). It is not found inside another word: بعير is no عير, and a list may name innocent
words that would be caught all the same. What only people see through (an allusion, letters in another order, a word
cut into pieces of two letters) is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from khabar.text.clitics import OWN_BEGINNINGS
from khabar.text.guises import HIDDEN, guises, is_dotless, plain, shape, with_signs

_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(rf"[^\W_](?:[^\W_]|[{HIDDEN}])*")
_ARABIC = re.compile("[\u0621-\u064a\u066e\u066f\u06a1]+")
_HELD_DOWN = re.compile(r"(.)\1{2,}")
_PUT_BETWEEN = re.compile(r"(?<=[^\W_])[*._\-·•~'’]+(?=[^\W_])")
_BROKEN = re.compile(r"[^\W_][\W_]+[^\W_]")
_BOXED = re.compile("[\U0001f130-\U0001f1ff]")
_NO_LETTER = re.compile(r"[\W_]+")

_CONJUNCTIONS = ("", "و", "ف")
_ARTICLES = ("ال", "بال", "كال", "لل")
_LETTERS = ("ب", "ك", "ل")
PREFIXES = tuple(
    sorted(
        {c + a for c in _CONJUNCTIONS for a in ("", *_ARTICLES, *_LETTERS)} | {"يا", "ويا"}, key=lambda p: (len(p), p)
    )
)
"""What may stand before a word without a space, the empty text first."""
SUFFIXES = ("", *"ه ا ي ك ها هم هن كم نا ون ين ان ات تي تك ته تهم تها وا يه يا يين يون".split())
SHORT = 3
"""Shorter words take the article alone and no ending: with one, جن would be found in جنة."""
GLUED = ("ف", "ب", "ك", "ل", "وب", "وك", "ول", "فب", "فك", "فل")
"""Stripped only off words of four letters and more: with three, عير would be found in بعير."""
LONGEST_PHRASE = 6


@dataclass(frozen=True)
class Hit:
    """A word of a list that was found: as the list has it, and as it was written."""

    entry: str
    written: str


@dataclass
class WordList:
    """Entries by their folded first word, by their shape and by how they begin. `innocent` words are never hits."""

    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    innocent: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lines: Iterable[str]) -> WordList:
        """One entry a line: a word, a phrase, `word*` for all that begins so; `!word` is innocent, `#` a remark."""
        made, innocent = cls(), set[str]()
        for line in lines:
            entry = line.partition("#")[0].strip()
            folded = tuple(_WORD.findall(plain(entry)))[:LONGEST_PHRASE]
            if not folded:
                continue
            if entry.startswith("!"):
                innocent.update(folded)
            elif entry.endswith("*"):
                made.beginnings[folded[-1]] = entry
            else:
                made.phrases.setdefault(folded[0], []).append((folded, entry))
                if len(folded) == 1:
                    made.shapes.setdefault(shape(folded[0]), entry)
        made.lengths = tuple(sorted({len(beginning) for beginning in made.beginnings}))
        made.innocent = frozenset(innocent)
        return made

    def hits(self, text: str) -> list[Hit]:
        """Every entry found in `text`, in the order of the text, each once."""
        if not self.phrases and not self.beginnings:
            return []
        found: dict[str, Hit] = {}
        for words in _readings(text):
            for place in range(len(words)):
                for hit in self._at(words, place):
                    found.setdefault(hit.entry, hit)
        return list(found.values())

    def _at(self, words: Sequence[_Word], place: int) -> Iterator[Hit]:
        word = words[place]
        if word.folded in self.innocent:
            return
        for bare in _bare(word.folded):
            if bare in self.innocent:
                continue
            for phrase, entry in self.phrases.get(bare, ()):
                following = words[place : place + len(phrase)]
                if len(following) == len(phrase) and all(
                    part in _bare(other.folded) for part, other in zip(phrase[1:], following[1:], strict=True)
                ):
                    yield Hit(entry, " ".join(other.written for other in following))
            if is_dotless(bare) and shape(bare) in self.shapes:
                yield Hit(self.shapes[shape(bare)], word.written)
        if self.beginnings:
            yield from self._begun(word)

    def _begun(self, word: _Word) -> Iterator[Hit]:
        """Entries with which the word begins, behind whatever clitics."""
        for prefix in PREFIXES:
            if word.folded.startswith(prefix):
                rest = word.folded[len(prefix) :]
                entries = (self.beginnings.get(rest[:length]) for length in self.lengths)
                yield from (Hit(entry, word.written) for entry in entries if entry)


@dataclass(frozen=True)
class _Word:
    folded: str
    written: str


def _readings(text: str) -> Iterator[list[_Word]]:
    """The words as they stand; then joined where symbols or spaces part them; then with strange letters read as
    others."""
    written = [_Word(part, word) for word in _WRITTEN.findall(text) for part in _WORD.findall(plain(word))]
    chunks = [(chunk, plain(chunk)) for chunk in text.split()]
    broken = [(_core(chunk), folded) for chunk, folded in chunks if _BROKEN.search(folded)]
    closed = [_Word(part, core) for core, folded in broken for part in _WORD.findall(_PUT_BETWEEN.sub("", folded))]
    whole = [_Word(_NO_LETTER.sub("", folded), core) for core, folded in broken]
    joined = list(_spelled_out(written))
    signs = [
        _Word(part, chunk)
        for chunk, folded in chunks
        for read in [*with_signs(folded), *([folded] if _BOXED.search(chunk) else [])]
        for part in _WORD.findall(read)
    ]
    seen = (written, closed, whole, joined)
    strange = [_Word(guise, word.written) for words in seen for word in words for guise in guises(word.folded)]
    yield from (words for words in (*seen, signs, strange) if words)


def _core(chunk: str) -> str:
    """From the first letter to the last."""
    letters = [place for place, character in enumerate(chunk) if character.isalnum()]
    return chunk[letters[0] : letters[-1] + 1] if letters else chunk


def _spelled_out(words: Sequence[_Word]) -> Iterator[_Word]:
    """Single letters in a row as one word: three or more by themselves, fewer with what stands beside them."""
    run: list[_Word] = []
    before: _Word | None = None
    for word in [*words, _Word("", "")]:
        if len(word.folded) == 1 and not word.folded.isdigit():
            run.append(word)
            continue
        if run:
            yield from _joined(before, run, word)
        run, before = [], word


def _joined(before: _Word | None, run: Sequence[_Word], after: _Word) -> Iterator[_Word]:
    if len(run) >= 3:
        yield _together(run)
    if len(run) == 1 and run[0].folded == "و":  # and, set apart
        return
    beside = [[*([before] if before else []), *run], [*run, *([after] if after.folded else [])]]
    whole = [*beside[0], *beside[1][len(run) :]]
    yield from (_together(words) for words in (*beside, whole) if len(words) > len(run))


def _together(words: Sequence[_Word]) -> _Word:
    written = " ".join(word.written for word in words)
    return _Word("".join(word.folded for word in words), written)


@lru_cache(maxsize=20_000)
def _bare(folded: str) -> tuple[str, ...]:
    """What `folded` may be once clitics and endings are off, itself first."""
    forms = dict.fromkeys([folded, _HELD_DOWN.sub(r"\1", folded), _HELD_DOWN.sub(r"\1\1", folded)])
    return tuple(dict.fromkeys(bare for form in forms for bare in _stripped(form)))


def _stripped(word: str) -> Iterator[str]:
    yield word
    if not _ARABIC.fullmatch(word):
        if word.isascii() and len(word) > SHORT and word.endswith("s"):
            yield word[:-1]
        return
    own = word.startswith(OWN_BEGINNINGS)
    for prefix in PREFIXES:
        if not word.startswith(prefix) or (own and len(prefix) == 1):
            continue
        rest = word[len(prefix) :]
        for suffix in SUFFIXES:
            if not rest.endswith(suffix):
                continue
            bare = rest[: len(rest) - len(suffix)]
            needed = SHORT + 1 if prefix in GLUED else SHORT
            if len(bare) >= needed or (len(bare) == SHORT - 1 and not suffix and prefix in ("ال", "وال", "يا")):
                yield bare
