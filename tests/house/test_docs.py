"""The reference names every setting and every command, and nothing that doesn't exist."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from khabar.config.cli import build_parser, command_modules
from khabar.config.environment import SETTINGS, Setting
from khabar.config.exits import Exit

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
EVERYWHERE = {"-h", "--help", "--traceback"}


def parsers() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions
    return next(dict(action.choices) for action in actions if isinstance(action, argparse._SubParsersAction))


def default_of(setting: Setting) -> str:
    value = setting.default
    if isinstance(value, list):
        value = ",".join(value)
    if isinstance(value, bool):
        value = str(value).lower()
    return f"`{value}`" if value != "" else ""


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.name)
def test_a_setting_is_described_with_its_default(setting: Setting) -> None:
    cells = ["", f"`{setting.name}`", f"`{setting.variable}`", default_of(setting), setting.help, ""]
    wanted = [cell.strip() for cell in cells]
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in (REFERENCE / "settings.md").read_text("utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert wanted in rows


def test_no_setting_is_described_that_does_not_exist() -> None:
    described = re.findall(r"^\| `(\w+)` \|", (REFERENCE / "settings.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(SETTINGS)


def sections() -> dict[str, str]:
    parts = re.split(r"^### (\w+)$", (REFERENCE / "commands.md").read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_exactly_the_commands_that_exist_are_described() -> None:
    assert sorted(sections()) == sorted(command_modules())


@pytest.mark.parametrize("command", sorted(command_modules()))
def test_a_command_is_described_with_its_options(command: str) -> None:
    options = {name for action in parsers()[command]._actions for name in action.option_strings} - EVERYWHERE
    described = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", sections()[command]))
    assert options <= described


def test_every_exit_status_is_explained() -> None:
    text = (REFERENCE / "commands.md").read_text("utf-8")
    explained = {int(status) for status in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    assert explained == set(map(int, Exit))


def test_links_between_documents_lead_somewhere() -> None:
    dead = []
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8")):
            if "://" not in target and not (path.parent / target).exists():
                dead.append(f"{path.relative_to(ROOT)}: {target}")
    assert dead == []
