"""Words undressed: what somebody wrote so that a program reads another word than people do.

`fold` meets honest spellings. This goes further and is for word lists only: a search that did so would find too much.
"""

import re
import unicodedata

from khabar.text.folding import fold

HIDDEN = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u061c\u064b-\u065f\u0670\u0674\u06d6-\u06ed"
    "\u08ca-\u08ff\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e01ef"
)
"""What is put on letters or between them and isn't read: marks, joiners, fillers, tags. A class for an expression."""

_HIDDEN = re.compile(f"[{HIDDEN}]")
MOST_MARKS = 4
_TOWER = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}"
)
_ARABIC = re.compile("[\u0621-\u064a\u066e\u066f\u06a1]")
_LATIN = re.compile("[a-z]")
_DOTLESS = re.compile("[\u066e\u066f\u06a1]")


def _table(pairs: str) -> dict[int, str]:
    """`xyz:a` a word: each of x, y and z stands for a."""
    return {ord(letter): plain for letters, plain in (pair.split(":") for pair in pairs.split()) for letter in letters}


_ALIKE = _table(
    # Letters of other languages in Arabic script, dotless beh, feh and qaf left as they are.
    "پٻڀ:ب ٹٺټٽٿ:ت چڃڄڇڿ:ج ځڂڅ:ح ڈډڊڋڌڍڎڏڐۮ:د ڑڒړڔڕږڗۯ:ر ژڙ:ز ښڛ:س ڜۺ:ش ڝ:ص ڞۻ:ض ڟ:ط ڠۼ:غ ڢڣڤڥڦ:ف ڧڨ:ق "
    "ػؼگڪګڬڭڮڰڱڲڳڴݢݣݤ:ك ڵڶڷڸ:ل ںڹڻڼڽ:ن ہھەۀۂۃۿ:ه ۄۅۆۇۈۉۊۋۏ:و ۍێېۑےۓ:ي ٲٳݳݴ:ا "
    # Cyrillic, Greek and odd Latin letters that look like others; capitals are small by now.
    "аαɑ:a вβ:b сϲ:c ԁđ:d еεє:e ɡ:g һнħ:h іιıɩ:i јϳ:j кκ:k ӏł:l м:m пη:n оοøσ:o рρ:p ԛ:q ѕ:s тτ:t υ:u ѵν:v ԝω:w "
    "хχ:x уγ:y"
) | {start + n: chr(ord("a") + n) for start in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6) for n in range(26)}

_AS_ARABIC = (
    _table("1i:ا 2:ء 3:ع 5:خ 6:ط 7:ح 8:ق 9:ص lL:ل o0:ه"),
    _table("1il:ا 2:ا 3:ع 5:ه 6:ط 7:ح 8:غ 9:ق o0:ه"),
    _table("1il:ا 2:ا 3:غ 5:خ 6:ظ 7:خ 8:ق 9:ض o0:ه"),
)
_AS_LATIN = (
    _table("0:o 1!|:i 3€:e 4@:a 5$:s 6:g 7:t 8:b 9:g"),
    _table("0:o 1!|:l 3€:e 4@:a 5$:s 6:b 7:t 8:b 9:q"),
)
_SIGNS = re.compile("[@$!|€]")
_SHAPES = _table("بتثني:ٮ ق\u066f:\u06a1 ف:\u06a1 جخ:ح ذ:د ز:ر ش:س ض:ص ظ:ط غ:ع")


def plain(s: str) -> str:
    """`s` folded, without marks of any kind, and with plain letters for those that look like them."""
    bare = unicodedata.normalize("NFKD", fold(s))
    return _HIDDEN.sub("", bare).translate(_ALIKE)


def guises(word: str) -> list[str]:
    """What else a plain `word` may be read as: digits and strange letters as letters, or left out; often nothing."""
    if _ARABIC.search(word):
        if _ARABIC.sub("", word) == "":
            return []
        read = [word.translate(table) for table in _AS_ARABIC]
        return list(dict.fromkeys([*read, "".join(_ARABIC.findall(word))]))
    if _LATIN.search(word) and not word.isalpha():
        read = [word.translate(table) for table in _AS_LATIN]
        return list(dict.fromkeys([*read, "".join(_LATIN.findall(word))]))
    return []


def with_signs(chunk: str) -> list[str]:
    """What a plain Latin chunk without spaces reads as if signs are letters: `$` is an s."""
    if not (_SIGNS.search(chunk) and _LATIN.search(chunk)):
        return []
    return list(dict.fromkeys(chunk.translate(table) for table in _AS_LATIN))


def without_towers(s: str) -> str:
    """`s` with at most four marks on a letter: more of them are a tower over the lines above and below."""
    return _TOWER.sub(lambda tower: tower[0][:MOST_MARKS], s)


def is_dotless(word: str) -> bool:
    """Whether it is written in letters without dots, as nobody writes by accident."""
    return _DOTLESS.search(word) is not None


def shape(word: str) -> str:
    """What is left of a plain Arabic word when all dots are taken away: غبي and عٮى have one shape."""
    return word.translate(_SHAPES)
