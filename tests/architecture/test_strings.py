"""What import-linter can't see: models, modules and templates that are named by strings obey the rows too."""

from __future__ import annotations

import re

import pytest

from tests.architecture.rows import PACKAGE, app_of, may_use, sources, strings

MODEL = re.compile(r"^khabar_([a-z]+)(?:\.[A-Za-z]+)?$")
MODULE = re.compile(r"^khabar\.(?!toml$)([a-z]+)(?:\.|$)")
TEMPLATE = re.compile(r"^khabar_([a-z]+)/")


def offences(pattern: re.Pattern[str], *, with_migrations: bool = False) -> list[str]:
    found = []
    for path in sources(with_migrations=with_migrations):
        for line, value in strings(path):
            match = pattern.match(value)
            if match and not may_use(app_of(path), match[1]):
                found.append(f"{path.relative_to(PACKAGE)}:{line}: {value}")
    return found


def test_relations_by_string_obey_the_rows() -> None:
    assert offences(MODEL, with_migrations=True) == []


def test_modules_named_by_string_obey_the_rows() -> None:
    assert offences(MODULE) == []


def test_templates_named_in_code_obey_the_rows() -> None:
    assert offences(TEMPLATE) == []


@pytest.mark.parametrize(
    ("app", "other", "allowed"),
    [
        ("news", "news", True),
        ("fronts", "news", True),
        ("news", "fronts", False),
        ("people", "sections", False),
        ("config", "text", True),
        ("text", "edge", False),
        ("news", "nowhere", False),
    ],
)
def test_the_rule_itself(app: str, other: str, allowed: bool) -> None:
    assert may_use(app, other) is allowed
