"""What others wrote and we ship is exactly what they released, with its licence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.template import Context, Template

from khabar.design import assets

VENDOR = Path(assets.__file__).parent / "static/khabar_design/vendor"


@pytest.mark.parametrize("folder", sorted(VENDOR.iterdir()), ids=lambda folder: folder.name)
def test_files_of_others_are_those_of_the_checksum_list_and_carry_their_licence(folder: Path) -> None:
    listed = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name not in ("SHA256SUMS", "LICENCE.txt")
    }
    assert found == listed
    assert "Licen" in (folder / "LICENCE.txt").read_text()


def test_a_component_names_the_script_and_the_sheet_that_only_its_pages_need() -> None:
    source = '{% load khabar_design %}{% page_sheet "a/s.css" %}{% page_module "a/m.js" %}'
    assert Template(source).render(Context()) == (
        '<link rel="stylesheet" href="/static/a/s.css"><script type="module" src="/static/a/m.js"></script>'
    )


def test_the_player_is_not_in_the_script_of_every_page() -> None:
    assert b"hls" not in assets.script().content
