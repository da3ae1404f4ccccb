"""Packages of npm's that pages are checked and measured with, by the versions and checksums of their lock files."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

from khabar.config.environment import checkout
from khabar.config.exits import CommandFailed, Exit
from khabar.config.progress import say

FILES = ("package.json", "package-lock.json", ".npmrc")
FINISHED = "installed"


def install_tools(place: str = "tests") -> Path:
    """The folder with `node_modules` as `<place>/tools` lists them, filled on first use.

    Raises CommandFailed if npm can't.
    """
    source = checkout() / place / "tools"
    folder = _cache() / f"tools-{hashlib.sha256((source / 'package-lock.json').read_bytes()).hexdigest()[:12]}"
    if (folder / FINISHED).exists():
        return folder
    names = ", ".join(json.loads((source / "package.json").read_text("utf-8"))["dependencies"])
    say(f"Installing {names} into {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(source / name, folder)
    done = subprocess.run(["npm", "ci", "--no-progress"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise CommandFailed(f"npm ci failed in {folder}: {done.stderr.strip()[-500:]}", Exit.MISSING)
    (folder / FINISHED).touch()
    return folder


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "khabar"
