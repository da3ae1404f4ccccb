from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from khabar.archive.command import run
from khabar.archive.tests.pages import PAGE_AR, PAGE_EN
from khabar.articles.models import Article

pytestmark = pytest.mark.django_db


def options(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**{"section": None, "edition": None, "publish": False, "report": None, **given})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old" / "deep").mkdir(parents=True)
    (tmp_path / "old" / "one.txt").write_text(PAGE_AR, "utf-8")
    (tmp_path / "old" / "deep" / "two.txt").write_text(PAGE_EN, "utf-8")
    (tmp_path / "old" / "empty.txt").write_bytes(b"")
    with open(tmp_path / "old" / "huge.txt", "wb") as file:
        file.truncate(100_000_000)
    return tmp_path


def test_one_bad_file_never_stops_the_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([folder / "old"], options()) == 0
    assert Article.objects.count() == 2
    printed = capsys.readouterr().out
    assert "2 imported, 0 unchanged, 2 refused" in printed
    assert "too large (100 MB)" in printed


def test_the_report_tells_of_every_file(folder: Path) -> None:
    report = folder / "report.json"
    run([folder / "old"], options(report=report))
    files = {Path(file["path"]).name: file for file in json.loads(report.read_text("utf-8"))["files"]}
    assert {name: file["status"] for name, file in files.items()} == {
        "one.txt": "imported",
        "two.txt": "imported",
        "empty.txt": "refused",
        "huge.txt": "refused",
    }
    assert files["one.txt"]["id"] == Article.objects.get(edition="ar").pk
    assert files["one.txt"]["url"].endswith("/")
    assert set(files["one.txt"]["fields"]["headline"]) == {"value", "origin", "confidence"}
    assert files["empty.txt"]["reason"]


def test_a_second_run_finds_everything_unchanged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([folder / "old"], options())
    capsys.readouterr()
    run([folder / "old"], options())
    assert "0 imported, 2 unchanged, 2 refused" in capsys.readouterr().out


def test_a_run_in_which_all_is_refused_fails(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run([tmp_path], options()) == 1


def test_a_section_that_is_not_there_is_a_usage_error(folder: Path) -> None:
    assert run([folder / "old"], options(section="nowhere")) == 2
