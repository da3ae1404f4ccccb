"""The second level: pages on disk, from which a process that begins anew fills its memory.

One SQLite file for all processes of a machine. Nothing waits for it: pages are written by a thread of its own, a page
is looked for here only when a process begins, and whatever fails (a full disk, a damaged file) costs the pages that
would have been kept. A page holds its place in the outbox; it is taken up again only if nothing it used was announced
since, and if the outbox still says so.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Thread
from typing import Any

from khabar.edge.fragments import FragmentKey, shared_key
from khabar.edge.segments import Segment
from khabar.edge.store import NEVER, Page, PageKey, Part, size_of

logger = logging.getLogger(__name__)

WAITING = 500
"""Pages that may wait to be written; more are not kept."""
PAUSE = 60.0
"""Seconds after a failure in which nothing is written."""
LONGEST = 86_400.0
"""Seconds after which a page isn't taken up: half as long as announcements are kept."""
TIMEOUT = 5.0


@dataclass(frozen=True)
class Shelved:
    """A page as it was kept, and the place in the outbox at which its rendering began."""

    key: PageKey
    page: Page
    position: int


class Shelf:
    """Pages in the file `path`, made by `version` of code and settings, at most `most_bytes` of them."""

    def __init__(self, path: Path, version: str, most_bytes: int) -> None:
        self.path = path
        self.version = version
        self.most_bytes = most_bytes
        self.house = ""
        """Which database the pages are of."""
        self.problem = ""
        self._queue: Queue[Shelved | None] = Queue(WAITING)
        self._thread: Thread | None = None
        self._failed_at = -PAUSE

    def put(self, key: PageKey, page: Page, position: int) -> None:
        """Have a page written, some time soon; one that nothing is announced of, or no page at all, is not."""
        if page.status != 200 or page.deadline != NEVER or time.monotonic() - self._failed_at < PAUSE:
            return
        if self._thread is None:
            self._thread = Thread(target=self._write, name="edge-shelf", daemon=True)
            self._thread.start()
        with suppress(Full):
            self._queue.put_nowait(Shelved(key, page, position))

    def close(self) -> None:
        """Write what waits, and end."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(TIMEOUT)

    def pages(self, now: float | None = None) -> list[Shelved]:
        """What was kept by this version, the newest first. Never raises; what is damaged is left out."""
        found: list[Shelved] = []
        since = (time.time() if now is None else now) - LONGEST
        try:
            with closing(self._open()) as connection:
                rows = connection.execute(
                    "SELECT key, position, digest, data FROM page WHERE at > ? ORDER BY at DESC", [since]
                )
                for key, position, digest, data in rows:
                    if _digest(key, data) == digest:
                        found.append(Shelved(_key(key), _unpacked(data), position))
        except (OSError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
            self._fail(error)
        return found

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=TIMEOUT, isolation_level=None)
        try:
            # After a crash the file may be damaged, which is noticed: then it is begun anew.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE TABLE IF NOT EXISTS made (version TEXT)")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS page (key TEXT PRIMARY KEY, position INTEGER NOT NULL, at REAL NOT NULL, "
                "size INTEGER NOT NULL, digest BLOB NOT NULL, data BLOB NOT NULL)"
            )
            connection.execute("CREATE INDEX IF NOT EXISTS page_at ON page (at, size)")
            self._begin_anew_if_other(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _begin_anew_if_other(self, connection: sqlite3.Connection) -> None:
        version = f"{self.version} {self.house}"
        if connection.execute("SELECT version FROM made").fetchall() == [(version,)]:
            return
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM page")
        connection.execute("DELETE FROM made")
        connection.execute("INSERT INTO made VALUES (?)", [version])
        connection.execute("COMMIT")

    def _write(self) -> None:
        ending = False
        while not ending:
            batch = [self._queue.get()]
            with suppress(Empty):
                while True:
                    batch.append(self._queue.get_nowait())
            ending = None in batch
            try:
                with closing(self._open()) as connection:
                    self._keep(connection, [shelved for shelved in batch if shelved is not None])
                self.problem = ""
            except (OSError, sqlite3.Error) as error:
                self._fail(error)

    def _keep(self, connection: sqlite3.Connection, batch: list[Shelved]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for shelved in batch:
            key, data = json.dumps([*shelved.key[:2], shelved.key[2].decode("latin-1")]), _packed(shelved.page)
            row = [key, shelved.position, shelved.page.stored_at, len(data) + len(key), _digest(key, data), data]
            connection.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)", row)
        over = connection.execute("SELECT total(size) FROM page").fetchone()[0] - self.most_bytes
        for key, size in connection.execute("SELECT key, size FROM page ORDER BY at").fetchall() if over > 0 else ():
            if over <= -self.most_bytes / 10:  # room for a while
                break
            connection.execute("DELETE FROM page WHERE key = ?", [key])
            over -= size
        connection.execute("COMMIT")

    def _fail(self, error: Exception) -> None:
        self.problem = f"{type(error).__name__}: {error}"
        self._failed_at = time.monotonic()
        logger.warning("Pages can't be kept on disk: %s", self.problem)
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            for ending in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self.path.with_name(self.path.name + ending).unlink(missing_ok=True)


Touched = Callable[[int], "frozenset[str] | None"]


def still_right(shelved: list[Shelved], announced_since: Touched) -> Iterator[Shelved]:
    """Those that nothing was announced of since; `announced_since(position)` gives the tags, None where unknown."""
    known: dict[int, frozenset[str] | None] = {}
    for entry in shelved:
        if entry.position not in known:
            known[entry.position] = announced_since(entry.position)
        announced = known[entry.position]
        if announced is not None and announced.isdisjoint(entry.page.tags) and time.time() < entry.page.until:
            yield entry


def _digest(key: str, data: bytes) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass") + data, digest_size=16).digest()


def _key(text: str) -> PageKey:
    place, path, query = json.loads(text)
    return place, path, query.encode("latin-1")


def _packed(page: Page) -> bytes:
    """A line of JSON, and the bytes it speaks of one after the other."""
    parts: list[Any] = []
    pieces: list[bytes] = []
    for part in page.parts:
        if isinstance(part, Segment):
            parts.append([len(part.deflated), part.length, part.crc, part.digest.hex()])
            pieces.append(part.deflated)
        else:
            parts.append([part.name, part.language, part.arg])
    told = {
        "tags": sorted(page.tags),
        "until": None if page.until == NEVER else page.until,
        "headers": [[name.decode("latin-1"), value.decode("latin-1")] for name, value in page.headers],
        "parts": parts,
        "opaque": page.opaque is not None,
        "stored_at": page.stored_at,
    }
    return b"".join([json.dumps(told).encode(), b"\n", *pieces, page.opaque or b""])


def _unpacked(data: bytes) -> Page:
    line, _end, rest = data.partition(b"\n")
    told = json.loads(line)
    parts: list[Part] = []
    at = 0
    for part in told["parts"]:
        if isinstance(part[0], str):
            parts.append(shared_key(*part))
        else:
            size, length, crc, digest = part
            parts.append(Segment(rest[at : at + size], length, crc, bytes.fromhex(digest)))
            at += size
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in told["headers"]]
    opaque = rest[at:] if told["opaque"] else None
    tags = frozenset(told["tags"])
    return Page(
        tags,
        NEVER if told["until"] is None else told["until"],
        size_of(parts, headers, tags) + len(opaque or b""),
        headers=headers,
        parts=tuple(parts),
        opaque=opaque,
        stored_at=told["stored_at"],
        fragments=tuple(dict.fromkeys(part for part in parts if isinstance(part, FragmentKey))),
    )
