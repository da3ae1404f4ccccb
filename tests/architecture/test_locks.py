"""The lock files pin everything by version and checksum, and agree with pyproject.toml and with each other."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.architecture.rows import ROOT

LOCKS = ("requirements.lock", "requirements-test.lock")


def pinned(lock: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Name and marker of each package → its version and checksums."""
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text("utf-8"), flags=re.IGNORECASE)
    found = {}
    for entry in entries:
        match = re.match(r"([\w.-]+)(?:\[[^]]*\])?==(\S+)(?: ; ([^\\\n]+))?", entry)
        if match:
            hashes = frozenset(re.findall(r"sha256:([0-9a-f]{64})", entry))
            found[f"{normal(match[1])} {(match[3] or '').strip()}"] = (match[2], hashes)
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_checksums(lock: str) -> None:
    packages = pinned(lock)
    assert len(packages) > 50
    assert [name for name, (_, hashes) in packages.items() if not hashes] == []


def test_the_plain_lock_is_a_part_of_the_tests_lock() -> None:
    plain, tests = (pinned(lock) for lock in LOCKS)
    names = {name.split()[0] for name in plain}
    versions = {name.split()[0]: version for name, (version, _) in tests.items()}
    assert {name: versions.get(name) for name in names} == {
        name.split()[0]: version for name, (version, _) in plain.items()
    }


def test_what_pyproject_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {"requirements.lock": project["dependencies"]}
    wanted["requirements-test.lock"] = project["dependencies"] + project["optional-dependencies"]["test"]
    for lock, requirements in wanted.items():
        names = {name.split()[0] for name in pinned(lock)}
        asked = {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}  # type: ignore[index]
        assert asked <= names, lock
