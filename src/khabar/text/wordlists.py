"""Finding the words of a list in what somebody wrote, however they are dressed up.

Both sides are folded, so vowel signs, tatweel, hamza and invisible characters hide nothing. A word is also found
behind clitics (الغبي، وغبي، بالغبي) and before the endings of gender, number and possession (غبية، غبيّين، غبيهم),
with a letter held down (غبييييي), and spelled out (غ ب ي, غ.ب.ي). It is not found inside another word: بعير is no
عير, and a list may name innocent words that would be caught all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from khabar.text.clitics import OWN_BEGINNINGS
from khabar.text.folding import INVISIBLE, TASHKEEL, TATWEEL, fold

_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(rf"[^\W_](?:[^\W_]|[{TASHKEEL}{TATWEEL}{INVISIBLE}])*")
_ARABIC = re.compile("[\u0621-\u064a]+")
_HELD_DOWN = re.compile(r"(.)\1{2,}")
_PUT_BETWEEN = re.compile(r"(?<=[^\W_])[*._\-·•~'’]+(?=[^\W_])")
_EDGES = re.compile(r"^\W+|\W+$")

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
    """Entries by their folded first word. `innocent` words are never hits."""

    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    innocent: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lines: Iterable[str]) -> WordList:
        """One entry a line: a word, a phrase, `word*` for all that begins so; `!word` is innocent, `#` a remark."""
        made, innocent = cls(), set[str]()
        for line in lines:
            entry = line.partition("#")[0].strip()
            folded = tuple(_WORD.findall(fold(entry)))[:LONGEST_PHRASE]
            if not folded:
                continue
            if entry.startswith("!"):
                innocent.update(folded)
            elif entry.endswith("*"):
                made.beginnings[folded[-1]] = entry
            else:
                made.phrases.setdefault(folded[0], []).append((folded, entry))
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
        for beginning, entry in self.beginnings.items():
            if word.folded.startswith(tuple(prefix + beginning for prefix in PREFIXES)):
                yield Hit(entry, word.written)


@dataclass(frozen=True)
class _Word:
    folded: str
    written: str


def _readings(text: str) -> Iterator[list[_Word]]:
    """The words as they stand; then with symbols within words left out; then with letters set apart joined."""
    plain = [_Word(part, written) for written in _WRITTEN.findall(text) for part in _WORD.findall(fold(written))]
    yield plain
    closed = [
        _Word(part, _EDGES.sub("", chunk))
        for chunk, folded in ((chunk, fold(chunk)) for chunk in text.split())
        if _PUT_BETWEEN.search(folded)
        for part in _WORD.findall(_PUT_BETWEEN.sub("", folded))
    ]
    if closed:
        yield closed
    joined = list(_spelled_out(plain))
    if joined:
        yield joined


def _spelled_out(words: Sequence[_Word]) -> Iterator[_Word]:
    """Three or more single letters in a row as one word."""
    run: list[_Word] = []
    for word in [*words, _Word("", "")]:
        if len(word.folded) == 1 and not word.folded.isdigit():
            run.append(word)
            continue
        if len(run) >= 3:
            written = dict.fromkeys(letter.written for letter in run)
            yield _Word("".join(letter.folded for letter in run), " ".join(written))
        run = []


def _bare(folded: str) -> list[str]:
    """What `folded` may be once clitics and endings are off, itself first."""
    forms = dict.fromkeys([folded, _HELD_DOWN.sub(r"\1", folded), _HELD_DOWN.sub(r"\1\1", folded)])
    return list(dict.fromkeys(bare for form in forms for bare in _stripped(form)))


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
