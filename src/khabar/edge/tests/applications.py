"""Small applications to stand behind the edge, which say like Django what they used."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from khabar.edge.fragments import marking, render
from khabar.edge.middleware import GATHERED
from khabar.edge.tags import Recorded

HTML = [("Content-Type", "text/html; charset=utf-8")]


@dataclass
class Site:
    """Answers with `body` and the fragments named in `placed`; its fields may be changed between requests."""

    body: str = "page"
    status: str = "200 OK"
    headers: Sequence[tuple[str, str]] = field(default_factory=lambda: list(HTML))
    tags: Iterable[str] = ("item:1",)
    until: float | None = None
    placed: Sequence[str] = ()
    error: Exception | None = None
    gate: threading.Event | None = None
    """Rendering waits for it."""
    environ: dict[str, Any] = field(default_factory=dict)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.environ = environ
        tags, body = Recorded(self.tags), self.body
        if self.gate:
            self.gate.wait(10)
        if self.error:
            raise self.error
        tags.until = self.until
        with marking() as placed:
            body += "".join(render(name, language="en") for name in self.placed)
        if GATHERED in environ:
            environ[GATHERED].tags, environ[GATHERED].fragments = tags, placed
        start_response(self.status, list(self.headers))
        return [body.encode()]
