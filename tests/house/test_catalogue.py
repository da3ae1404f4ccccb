"""The Arabic catalogue is complete, sure of itself and up to date with the code."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "khabar"
SOURCE = PACKAGE / "locale" / "ar" / "LC_MESSAGES" / "django.po"
FORMS = 6
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(SOURCE))


def living(catalogue: polib.POFile) -> list[polib.POEntry]:
    return [entry for entry in catalogue if not entry.obsolete]


def test_every_string_is_translated_and_none_by_guess(catalogue: polib.POFile) -> None:
    unsure = [entry.msgid for entry in living(catalogue) if entry.fuzzy or not entry.translated()]
    assert unsure == []


def test_counted_strings_have_all_six_forms(catalogue: polib.POFile) -> None:
    counted = [entry for entry in living(catalogue) if entry.msgid_plural]
    assert counted
    short = [entry.msgid for entry in counted if sum(map(bool, entry.msgstr_plural.values())) != FORMS]
    assert short == []
    assert f"nplurals={FORMS}" in catalogue.metadata["Plural-Forms"]


def test_translations_keep_every_placeholder(catalogue: polib.POFile) -> None:
    """In a counted string, the forms for none, one and two may do without the number."""
    broken = []
    for entry in living(catalogue):
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        forms = [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)[3:]] or [entry.msgstr]
        if any(set(PLACEHOLDER.findall(form)) != wanted for form in forms):
            broken.append(entry.msgid)
    assert broken == []


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext")
def test_gettext_finds_nothing_wrong() -> None:
    done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", SOURCE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs gettext")
def test_the_catalogue_holds_every_string_of_the_code(
    catalogue: polib.POFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "khabar"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("*.jpg", "__pycache__", "tests", "*.mo", "*.po"))
    (copy / "locale").mkdir(exist_ok=True)
    monkeypatch.chdir(copy)
    call_command("makemessages", locale=["ar"], no_obsolete=True, verbosity=0)
    found = {key(entry) for entry in living(polib.pofile(str(copy / "locale" / "ar" / "LC_MESSAGES" / "django.po")))}
    assert found
    assert sorted(map(str, found - {key(entry) for entry in living(catalogue)})) == []


def key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural
