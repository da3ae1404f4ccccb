"""Where pages outlive a restart, and which code and settings made them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import khabar
from khabar.config.environment import SETTINGS, Environment
from khabar.edge.shelf import Shelf

NO_MATTER = {"port", "host", "server_processes", "server_threads", "edge_megabytes", "edge_disk_megabytes"}
"""Settings by which no page differs."""


def shelf(environment: Environment) -> Shelf | None:
    """None where the operator wants none."""
    if environment.edge_disk_megabytes <= 0:
        return None
    path = environment.data_folder / "edge" / "pages.sqlite3"
    return Shelf(path, version(environment), environment.edge_disk_megabytes * 1024 * 1024)


def version(environment: Environment) -> str:
    """Another one after any change of the code, of the static files or of a setting: 32 hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=16)
    for name in sorted(SETTINGS.keys() - NO_MATTER):
        digest.update(f"{name}={getattr(environment, name)!r}\n".encode())
    source = Path(khabar.__file__).parent
    manifest = environment.data_folder / "static" / "staticfiles.json"
    for path in sorted(path for path in (*source.rglob("*"), manifest) if path.is_file() and path.suffix != ".pyc"):
        status = path.stat()
        digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
