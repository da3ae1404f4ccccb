"""The rows of the hourglass, read from the contract that import-linter enforces."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "khabar"


def _rows() -> dict[str, int]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {app.strip(): row for row, apps in enumerate(layers) for app in apps.split("|")}


ROWS = _rows()


def may_use(app: str, other: str) -> bool:
    """Whether `app` stands above `other`, or is it. False for an app that doesn't exist."""
    return app == other or (other in ROWS and ROWS[app] < ROWS[other])


def app_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def sources(*, with_migrations: bool = False) -> list[Path]:
    """Every module of the apps, without tests."""
    unwanted = {"tests"} if with_migrations else {"tests", "migrations"}
    return [
        path
        for path in sorted(PACKAGE.glob("*/**/*.py"))
        if not unwanted & set(path.relative_to(PACKAGE).parts) and app_of(path) in ROWS
    ]


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every string in a module that is not a docstring or part of an f-string."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value
