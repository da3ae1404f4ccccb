from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage
from fontTools.ttLib import TTFont

from khabar.design import assets
from khabar.design.editions import EDITIONS, FONTS, Edition, Fonts
from khabar.design.templatetags.khabar_design import preload_fonts
from khabar.text.dates.names import HIJRI_MONTHS, MONTHS

FOLDER = Path(assets.__file__).parent / "static/khabar_design/fonts"
editions = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)


@pytest.mark.parametrize("fonts", FONTS.values(), ids=["-".join(key) for key in FONTS])
def test_a_first_view_loads_at_most_60_kb_of_fonts(fonts: Fonts) -> None:
    names = (*fonts.first_view, *fonts.running_text)
    assert sum((FOLDER / f"{name}.woff2").stat().st_size for name in names) <= 60_000


class NamedByChecksum(StaticFilesStorage):
    def url(self, name: str | None) -> str:
        return super().url(f"{name}.0123abcd")


@editions
def test_fonts_are_preloaded_at_the_addresses_of_the_style_sheet(edition: Edition, settings: Any) -> None:
    storage = f"{__name__}.{NamedByChecksum.__name__}"
    for backend in (settings.STORAGES["staticfiles"]["BACKEND"], storage):
        settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
        sheet = assets.build_stylesheet("#0f5c63").content.decode()
        assert ("0123abcd" in sheet) == (backend == storage)
        for names in (edition.fonts.first_view, edition.fonts.running_text):
            addresses = re.findall('href="([^"]+)"', preload_fonts(names))
            assert len(addresses) == len(names)
            assert [address for address in addresses if f'"{address}"' not in sheet] == []


def test_every_face_swaps() -> None:
    sheet = (FOLDER.parent / "css/fonts.css").read_text("utf-8")
    faces = [face for face in sheet.split("@font-face")[1:] if "url(" in face]
    assert len(faces) == len(list(FOLDER.glob("*.woff2")))
    assert all("font-display: swap" in face for face in faces)


def test_files_are_those_of_the_checksum_list_and_carry_their_licence() -> None:
    listed = dict(reversed(line.split("  ")) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.woff2")}
    assert found == listed
    assert len(list(FOLDER.glob("LICENCE-*.txt"))) == 3


@pytest.mark.parametrize("name", ["plex-arabic-400", "plex-arabic-700", "naskh-400", "naskh-700"])
def test_arabic_fonts_have_the_letters_of_every_date_and_common_word(name: str) -> None:
    words = "".join(HIJRI_MONTHS["ar"]) + "".join(m for k, names in MONTHS.items() if k != "english" for m in names)
    text = set(words + "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچگڤ،؛؟ًٌٍَُِّْٰ٠١٢٣٤٥٦٧٨٩") - {" "}
    assert {letter for letter in text if ord(letter) not in TTFont(FOLDER / f"{name}.woff2").getBestCmap()} == set()
