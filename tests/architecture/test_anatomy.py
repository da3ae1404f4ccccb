"""Every app is built alike, and nothing grows beyond what a person reads in one go."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.rows import PACKAGE, ROOT, ROWS

LONGEST_FILE, LONGEST_FUNCTION = 400, 45
CATCH_ALLS = {"base", "common", "core", "helpers", "misc", "tools", "util", "utils", "v1"}
WRITTEN = ("src", "tests", "benchmarks", "conftest.py", "khabar")


def written_files() -> list[Path]:
    """The project's own code; drawings of the demo are data."""
    found = [ROOT / name for name in WRITTEN if (ROOT / name).is_file()]
    for suffix in ("py", "css", "js", "html"):
        found += [path for name in WRITTEN for path in (ROOT / name).glob(f"**/*.{suffix}")]
    skipped = {"migrations", "vendor", "gold", "layouts"}
    return [path for path in found if not skipped & set(path.relative_to(ROOT).parts)]


def test_files_are_short() -> None:
    lengths = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in written_files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    long = {}
    for path in written_files():
        if path.suffix not in (".py", ""):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                length = node.end_lineno - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long[f"{path.relative_to(ROOT)}: {node.name}"] = length
    assert long == {}


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [str(path) for path in PACKAGE.glob("**/*.py") if path.stem in CATCH_ALLS] == []
    assert [str(path) for path in PACKAGE.glob("**/*") if path.is_dir() and path.name in CATCH_ALLS] == []


@pytest.mark.parametrize("app", sorted(ROWS))
def test_an_app_says_in_one_sentence_what_it_is_for(app: str) -> None:
    text = ast.get_docstring(ast.parse((PACKAGE / app / "__init__.py").read_text("utf-8")))
    assert text
    assert "\n\n" not in text
    assert text.endswith(".")


def test_app_labels_are_prefixed() -> None:
    ours = [config for config in apps.get_app_configs() if config.name.startswith("khabar.")]
    assert ours
    assert {config.label for config in ours} == {config.name.replace(".", "_") for config in ours}


def test_every_test_file_is_found() -> None:
    known = {"__init__", "conftest"}
    tests = [path for path in PACKAGE.glob("**/tests/*.py") if path.stem not in known]
    strays = [path for path in tests if not path.stem.startswith("test_") and "def test_" in path.read_text("utf-8")]
    assert strays == []
