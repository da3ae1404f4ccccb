"""Programs the tests need beside Python's packages, and where Debian keeps them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from khabar.config.exits import CommandFailed, Exit
from khabar.config.progress import say

OLDEST_JAVA = 17
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""By preference: without the windows nobody sees, a page is opened in a third of the time."""


@dataclass(frozen=True)
class Need:
    """A program by its name for people, the package of Debian's that brings it, and whether it is there."""

    name: str
    package: str
    is_there: Callable[[], bool]


def _on_path(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def chromium() -> str | None:
    """The path of the machine's Chromium."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def _in_a_system_folder(name: str) -> Callable[[], bool]:
    """Servers lie where only root's path leads."""
    return lambda: shutil.which(name) is not None or shutil.which(name, path="/usr/sbin:/usr/local/sbin") is not None


def _has_postgres() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None


def _has_java() -> bool:
    if shutil.which("java") is None:
        return False
    told = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', told)
    return version is not None and int(version[1]) >= OLDEST_JAVA


NEEDS = (
    Need("Chromium", "chromium-headless-shell", lambda: chromium() is not None),
    Need("PostgreSQL's server", "postgresql", _has_postgres),
    Need(f"Java {OLDEST_JAVA} or newer", "default-jre-headless", _has_java),
    Need("FFmpeg", "ffmpeg", lambda: shutil.which("ffmpeg") is not None and shutil.which("ffprobe") is not None),
    Need("gettext", "gettext", _on_path("msgfmt")),
    Need("Node.js", "nodejs", _on_path("node")),
    Need("npm", "npm", _on_path("npm")),
    Need("nginx", "nginx", _in_a_system_folder("nginx")),
    Need("Varnish", "varnish", _in_a_system_folder("varnishd")),
)


def require_programs(needs: tuple[Need, ...] = NEEDS) -> None:
    """Install what is missing where that is possible. Raises CommandFailed (status MISSING), naming the rest."""
    missing = [need for need in needs if not need.is_there()]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        _install(missing)
        missing = [need for need in missing if not need.is_there()]
    if missing:
        names = ", ".join(need.name for need in missing)
        packages = " ".join(need.package for need in missing)
        raise CommandFailed(f"missing: {names}. On Debian: apt-get install {packages}", Exit.MISSING)


def _install(missing: list[Need]) -> None:
    packages = [need.package for need in missing]
    say(f"Installing {', '.join(packages)} by apt-get")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        if subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL).returncode:
            return  # what is still missing is told next
