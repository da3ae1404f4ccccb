"""The project names no machine it was written on and no package registry, and keeps no secret."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.architecture.rows import ROOT

SKIPPED = {
    ".git", ".venv", ".khabar", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache",
    "__pycache__", "node_modules", "build", "dist", "var",
}  # fmt: skip
TEXTS = {
    "", ".cfg", ".conf", ".css", ".csv", ".html", ".in", ".ini", ".js", ".json", ".lock", ".md", ".po", ".py",
    ".service", ".sh", ".svg", ".toml", ".txt", ".xml", ".xsd", ".yaml", ".yml", ".rng",
}  # fmt: skip
REGISTRIES = re.compile(r"//[\w.-]*(?:pypi|pythonhosted|npmjs|yarnpkg)[\w.-]*\.\w+/", re.IGNORECASE)
MACHINES = re.compile(r"(?<![\w.])/(?:work|root|home/[a-z]+|Users/[A-Za-z]+)/[\w.]")
KEYS = re.compile("-----BEGIN [A-Z ]*PRIVATE " + "KEY-----")


def texts() -> list[Path]:
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in SKIPPED]
        # In a work tree of its own, `.git` is a file.
        found += [Path(folder, name) for name in names if Path(name).suffix in TEXTS and name not in SKIPPED]
    return [path for path in found if path != Path(__file__).resolve()]


def test_no_text_names_a_registry_or_a_machine_or_holds_a_key() -> None:
    found = []
    for path in texts():
        text = path.read_bytes().decode("utf-8", "replace")
        for pattern in (REGISTRIES, MACHINES, KEYS):
            found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in pattern.finditer(text)]
    assert found == []
