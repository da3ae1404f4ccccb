"""A page for everybody, made by Django: asked for without anything that tells readers apart."""

from __future__ import annotations

import io
import logging
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import close_old_connections
from django.utils import translation

from khabar.edge import fragments
from khabar.edge.fragments import MARK, FragmentKey
from khabar.edge.middleware import GATHERED, Gathered
from khabar.edge.once import one_request
from khabar.edge.segments import segment
from khabar.edge.store import NEVER, Fragment, Page, PageKey, Part, Store, address_tag, size_of
from khabar.edge.tags import EVERYTHING

logger = logging.getLogger(__name__)

LARGEST = 2 * 1024 * 1024
"""Bytes of an answer that is kept at most."""
SHORT = 0.6
"""Seconds for which an answer is kept that nothing can be announced of: it is right within the second all the same."""
SHARED_STATUSES = {200, 301, 308, 404, 410}
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/rss", "application/feed", "image/svg")
COMPRESSIBLE_ENDS = ("+json", "+xml", "javascript")
NOT_SHARED = {b"private", b"no-store", b"no-cache", b"must-revalidate", b"proxy-revalidate"}
"""Directives of answers that are never kept here, or never shown once they are out of date (RFC 9111, 5.2.2)."""
AT_AN_END = {b"max-age=0", b"s-maxage=0"}
NOT_KEPT = {"age", "content-length", "date", "connection", "etag", "vary", "cache-tag", "transfer-encoding"}

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass
class Answer:
    """What Django answered: a page to be shared, or `refused`: why it may not be."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""
    page: Page | None = None
    refused: str = ""
    conflict: bool = False
    """Something it used was changed while it was rendered: another answer may be right by now."""


def render_page(application: Application, store: Store, key: PageKey, environ: dict[str, Any]) -> Answer:
    """Have Django answer, keep the answer in `store` if everybody may see it, and its fragments. Never raises."""
    place = store.place  # before anything is read
    since, begun = store.position, time.monotonic()
    gathered = Gathered()
    answer = Answer()
    try:
        body = _call(application, {**environ, GATHERED: gathered}, answer, gathered)
    except Exception as error:
        logger.exception("%s can't be rendered", key[1])
        answer.status, answer.refused = 500, type(error).__name__
        return answer
    store.counts.seconds_rendering += time.monotonic() - begun
    answer.refused = answer.refused or _reason_not_to_share(answer, body)
    if answer.refused:
        answer.body = body
        return answer
    answer.page = _page(key, answer, gathered, body)
    answer.conflict = not store.put_page(key, answer.page, since)
    if store.shelf is not None and place and not answer.conflict:
        store.shelf.put(key, answer.page, place)
    for placed in answer.page.fragments:
        if not _is_right(store.fragments.get(placed)):
            render_fragment(store, placed)
    return answer


def render_fragment(store: Store, key: FragmentKey) -> Fragment | None:
    """Render a fragment as if in a request of its own and keep it; None if that fails."""
    since = store.position
    try:
        with translation.override(key.language), one_request():
            html, recorded = fragments.rendered(key)
    except Exception:
        logger.exception("Fragment %s can't be rendered", key)
        return None
    piece = segment(html.encode())
    before = store.fragments.get(key)
    if before is not None and before.segment.digest == piece.digest:
        piece = before.segment  # whole answers made with it are right as they are
    tags = frozenset(map(sys.intern, {*recorded, EVERYTHING}))
    until = NEVER if recorded.until is None else recorded.until
    fragment = Fragment(tags, until, size_of([piece], (), tags), key=key, segment=piece)
    store.counts.fragments_rendered += 1
    store.put_fragment(key, fragment, since)
    return fragment


def render_fragments(store: Store, keys: Iterable[FragmentKey]) -> None:
    """Render those of the fragments that aren't right, in a thread that holds no connection afterwards for longer
    than it may."""
    close_old_connections()
    try:
        for key in keys:
            if not _is_right(store.fragments.get(key)):
                render_fragment(store, key)
    finally:
        close_old_connections()


def _is_right(fragment: Fragment | None) -> bool:
    """Nothing has touched it. One that is only allowed to be shown for a moment is to be replaced now."""
    return fragment is not None and not fragment.touched_at and time.time() < fragment.until


def _call(application: Application, environ: dict[str, Any], answer: Answer, gathered: Gathered) -> bytes:
    def start_response(status: str, headers: Sequence[tuple[str, str]], exc_info: object = None) -> None:
        answer.status = int(status.split(" ", 1)[0])
        answer.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]

    environ["wsgi.input"] = io.BytesIO()
    answered = application(environ, start_response)
    try:
        if gathered.streaming:
            answer.refused = "streamed"
            return b""
        return b"".join(answered)
    finally:
        close = getattr(answered, "close", None)
        if close:
            close()


def _reason_not_to_share(answer: Answer, body: bytes) -> str:
    headers = dict(answer.headers)
    directives = {part.strip() for part in headers.get(b"cache-control", b"").lower().split(b",")}
    names = {directive.partition(b"=")[0] for directive in directives}
    varies = {part.strip().lower() for part in headers.get(b"vary", b"").split(b",")} - {b"", b"accept-encoding"}
    checks = (
        (answer.status not in SHARED_STATUSES, f"status-{answer.status}"),
        (b"set-cookie" in headers, "set-cookie"),
        (bool(names & NOT_SHARED or directives & AT_AN_END), "cache-control"),
        (bool(varies), "vary"),
        (b"content-encoding" in headers, "content-encoding"),
        (len(body) > LARGEST, "size"),
    )
    return next((reason for refused, reason in checks if refused), "")


def _page(key: PageKey, answer: Answer, gathered: Gathered, body: bytes) -> Page:
    headers = [(name, value) for name, value in answer.headers if name.decode("latin-1") not in NOT_KEPT]
    parts: tuple[Part, ...] = ()
    opaque: bytes | None = None
    if _is_compressible(dict(headers).get(b"content-type", b"")):
        parts = tuple(_parts(body, gathered.fragments))
    else:
        opaque = body
    tags = frozenset(map(sys.intern, {*gathered.tags, address_tag(quote(key[1])), EVERYTHING}))
    return Page(
        tags,
        NEVER if gathered.tags.until is None else gathered.tags.until,
        size_of(parts, headers, tags) + len(opaque or b""),
        status=answer.status,
        headers=headers,
        parts=parts,
        opaque=opaque,
        stored_at=time.time(),
        deadline=_deadline(answer, headers, gathered),
        fragments=tuple(dict.fromkeys(part for part in parts if isinstance(part, FragmentKey))),
    )


def _parts(body: bytes, placed: Sequence[FragmentKey]) -> Iterable[Part]:
    pieces: list[bytes] = MARK.split(body)
    for text, number in zip(pieces[::2], [*pieces[1::2], b""], strict=True):
        if text:
            yield segment(text)
        if number:
            yield placed[int(number)]


def _is_compressible(content_type: bytes) -> bool:
    kind = content_type.decode("latin-1").split(";")[0].strip().lower()
    return kind.startswith(COMPRESSIBLE) or kind.endswith(COMPRESSIBLE_ENDS)


def _deadline(answer: Answer, headers: Iterable[tuple[bytes, bytes]], gathered: Gathered) -> float:
    """Where nothing was used that is announced one must look again soon, whatever the wall clock does."""
    if b"immutable" in dict(headers).get(b"cache-control", b"") or (answer.status == 200 and gathered.tags):
        return NEVER
    return time.monotonic() + SHORT


def environ_for(key: PageKey, scheme: str, host: str, forwarded: str) -> dict[str, Any]:
    """A WSGI environment that holds the address and nothing of the reader."""
    name, _colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": key[1].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": key[2].decode("latin-1"),
        "SERVER_NAME": name or host or "localhost",
        "SERVER_PORT": port if port.isdigit() else ("443" if scheme == "https" else "80"),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "REMOTE_ADDR": "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if forwarded and settings.SECURE_PROXY_SSL_HEADER:
        environ[settings.SECURE_PROXY_SSL_HEADER[0]] = forwarded
    return environ
