"""A module imports only from rows below its own: the one rule that keeps the whole easy to change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.architecture.rows import PACKAGE, ROOT, ROWS


def test_imports_obey_the_rows() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_every_package_has_a_row() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(ROWS)


def test_text_can_be_used_without_django() -> None:
    code = "import sys, pkgutil, importlib, khabar.text as text\n"
    code += "for module in pkgutil.walk_packages(text.__path__, 'khabar.text.'):\n"
    code += "    '.tests' in module.name or importlib.import_module(module.name)\n"
    code += "assert not {'django', 'wagtail'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
