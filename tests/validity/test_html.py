"""Every page type is valid HTML, by the checker behind validator.w3.org."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from tests.fixtures.site import EDITIONS, PAGES, Site, every_page
from tests.fixtures.tools import tool

Messages = dict[str, list[str]]

# The gallery shows components that head a page of their own, each as it is there.
ALLOWED = {"gallery": "Consider using the “h1” element as a top-level heading only"}


def check(folder: Path) -> Messages:
    """What the checker says about each file of a folder, by the file's stem; remarks and warnings too."""
    command = ["java", "-Xss2m", "-jar", tool("vnu-jar/build/dist/vnu.jar"), "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*command, "--stdout", folder], capture_output=True, text=True, check=True)
    messages: Messages = defaultdict(list)
    for message in json.loads(done.stdout)["messages"]:
        line = f"line {message.get('lastLine')}: {message['message']} … {message.get('extract', '')}"
        messages[Path(message["url"]).stem].append(line)
    return messages


@pytest.fixture(scope="module")
def messages(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Messages:
    """What the checker says about every page, in one run: starting it takes longer than a page."""
    folder = tmp_path_factory.mktemp("pages")
    for edition in EDITIONS:
        for name in PAGES:
            answer = site.get(site.pages[edition][name])
            assert answer.status == (404 if name == "not-found" else 200), name
            (folder / f"{name}-{edition}.html").write_bytes(answer.body)
    return check(folder)


@every_page()
def test_a_page_is_valid_html(name: str, edition: str, messages: Messages) -> None:
    allowed = ALLOWED.get(name)
    assert "\n".join(m for m in messages[f"{name}-{edition}"] if not (allowed and allowed in m)) == ""


def test_the_checker_finds_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=en><title>x</title><p><div></div></p></html>")
    assert any("No “p” element in scope" in message for message in check(tmp_path)["wrong"])
