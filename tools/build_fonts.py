"""Subset the house typefaces into `src/khabar/design/static/khabar_design/fonts/`.

    npm pack @ibm/plex-sans-arabic@1.1.0 @fontsource-variable/noto-naskh-arabic@5.3.0 \
        @fontsource/ibm-plex-sans@5.3.0 @fontsource-variable/source-serif-4@5.3.1
    (unpack each archive into FOLDER/<archive name without .tgz>)
    python tools/build_fonts.py FOLDER

Writes the subset files, their licences and `SHA256SUMS`. Sizes are held to a budget by
`khabar/design/tests/test_fonts.py`.
"""

import hashlib
import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).parents[1] / "src/khabar/design/static/khabar_design/fonts"

PUNCTUATION = "U+00A0,U+00A3,U+00A9,U+00AB,U+00B0,U+00B7,U+00BB,U+00D7,U+2013,U+2014,U+2018-201D,U+2022,U+2026,U+20AC"
ARABIC = (
    "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0654,U+0655,U+0660-066C,U+0670,U+0671,"
    "U+067E,U+0686,U+0698,U+06A4,U+06A9,U+06AF,U+06CC,U+06F0-06F9,U+200C-200F," + PUNCTUATION
)
ASCII = "U+0020-007E"
DIGITS = "U+0020-0040,U+005B-005F"
LATIN = (
    ASCII + ",U+00BD,U+00C0,U+00C7,U+00C9,U+00CF,U+00D6,U+00DC,U+00DF-00FF,U+0131,U+2032,U+2033,U+2212," + PUNCTUATION
)

# Shaping features only: stylistic sets double the size of an Arabic font and nothing here uses them.
FEATURES = [
    "ccmp",
    "locl",
    "init",
    "medi",
    "fina",
    "isol",
    "rlig",
    "liga",
    "calt",
    "kern",
    "mark",
    "mkmk",
    "curs",
    "tnum",
    "pnum",
    "lnum",
]

PLEX_ARABIC = "ibm-plex-sans-arabic-1.1.0/fonts/complete/woff2/IBMPlexSansArabic-{}.woff2"
NASKH = "fontsource-variable-noto-naskh-arabic-5.3.0/files/noto-naskh-arabic-{}-wght-normal.woff2"
PLEX = "fontsource-ibm-plex-sans-5.3.0/files/ibm-plex-sans-latin-{}-normal.woff2"
SERIF = "fontsource-variable-source-serif-4-5.3.1/files/source-serif-4-latin-standard-{}.woff2"


@dataclass(frozen=True)
class Face:
    name: str
    source: str
    unicodes: str
    axes: dict[str, float] | None = None


FACES = (
    Face("plex-arabic-400", PLEX_ARABIC.format("Regular"), f"{ASCII},{ARABIC}"),
    Face("plex-arabic-700", PLEX_ARABIC.format("Bold"), f"{ASCII},{ARABIC}"),
    Face("naskh-400", NASKH.format("arabic"), ARABIC, {"wght": 400}),
    Face("naskh-700", NASKH.format("arabic"), ARABIC, {"wght": 700}),
    Face("naskh-digits-700", NASKH.format("latin"), f"{DIGITS},{PUNCTUATION}", {"wght": 700}),
    Face("naskh-digits-400", NASKH.format("latin"), f"{DIGITS},{PUNCTUATION}", {"wght": 400}),
    Face("plex-400", PLEX.format(400), LATIN),
    Face("plex-600", PLEX.format(600), LATIN),
    Face("serif-400", SERIF.format("normal"), LATIN, {"opsz": 14, "wght": 400}),
    Face("serif-400-italic", SERIF.format("italic"), LATIN, {"opsz": 14, "wght": 400}),
    Face("serif-display-600", SERIF.format("normal"), LATIN, {"opsz": 32, "wght": 600}),
)

LICENCES = {
    "LICENCE-IBM-Plex.txt": "ibm-plex-sans-arabic-1.1.0/LICENSE.txt",
    "LICENCE-Noto-Naskh-Arabic.txt": "fontsource-variable-noto-naskh-arabic-5.3.0/LICENSE",
    "LICENCE-Source-Serif-4.txt": "fontsource-variable-source-serif-4-5.3.1/LICENSE",
}


def build(face: Face, folder: Path) -> None:
    font = TTFont(folder / face.source, recalcTimestamp=False)
    if face.axes:
        font = pinned(font, face.axes)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(face.unicodes.replace("U+", "")))
    subsetter.subset(font)
    # "Plex" is a reserved font name: a modified copy must carry another.
    font["name"].setName(f"Khabar {face.name}", 1, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(TARGET / f"{face.name}.woff2")


def pinned(font: TTFont, axes: dict[str, float]) -> TTFont:
    """A static instance, saved once so that the subsetter meets no lazily loaded variation tables."""
    instance = instancer.instantiateVariableFont(font, axes)
    instance.flavor = None
    buffer = io.BytesIO()
    instance.save(buffer)
    buffer.seek(0)
    return TTFont(buffer, recalcTimestamp=False)


def main() -> None:
    folder = Path(sys.argv[1])
    TARGET.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        build(face, folder)
    for name, source in LICENCES.items():
        shutil.copy(folder / source, TARGET / name)
    sums = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(TARGET.glob("*.woff2"))
    )
    (TARGET / "SHA256SUMS").write_text("".join(sums))


if __name__ == "__main__":
    main()
