"""The way in: uvicorn's HTTP protocol, which answers from memory before anything else is set in motion.

A request that the store can answer at once costs no task, no scope and no parser: its head is read and its answer
written in one go. Everything else takes uvicorn's own way to the application. What this uses of uvicorn beside its
protocol's public methods: `transport`, `flow`, `cycle`, `server_state`, `scheme`, `timeout_keep_alive_task`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from khabar.edge import heads
from khabar.edge.application import HIT, Edge, is_known
from khabar.edge.joining import lines, of_304
from khabar.edge.requests import Asked

if TYPE_CHECKING:
    import asyncio

LONGEST_HEAD = 32_768
"""Bytes of a request before its body."""
SLOWEST_HEAD = 20.0
"""Seconds from a request's first byte to the end of its head."""
_HIT_LINE = b"%s: %s\r\n\r\n" % HIT


class Door(HttpToolsProtocol):
    """One connection. The application must be an `Edge`."""

    app: Edge

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._in_head = self._in_request = False
        self._head_bytes = 0
        self._heard_at = 0.0
        self._head_timer: asyncio.TimerHandle | None = None
        self._seen_headers: object = None
        self._date = b""
        self.access_log = self.config.access_log  # uvicorn also logs if anybody has a handler for everything
        self._at_once = not self.access_log and isinstance(self.app, Edge)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._heard_at = time.monotonic()
        self._close_in(self.timeout_keep_alive)

    def connection_lost(self, exc: Exception | None) -> None:
        self._unset_keepalive_if_required()
        self._end_head()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._at_once and not self._in_request and (self.cycle is None or self.cycle.response_complete):
            asked = heads.read(data, self.scheme or "http")
            if asked is not None and not self.flow.write_paused and self._answer(asked):
                return
        self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > LONGEST_HEAD:
            self.send_400_response("The head of this request is too long.")

    def _answer(self, asked: Asked) -> bool:
        """Whether the store had the answer, which is written then."""
        whole = self.app.at_once(asked)
        if whole is None:
            return False
        headers = self.server_state.default_headers
        if headers is not self._seen_headers:  # uvicorn makes them anew each second
            self._seen_headers = headers
            self._date = lines(headers)
        self._heard_at = time.monotonic()
        if (asked.none_match or asked.modified_since) and is_known(asked, whole):
            self.app.store.counts.not_modified += 1
            self.transport.writelines((STATUS_LINE[304], self._date, lines(of_304(whole.headers)), _HIT_LINE))
            return True
        self.transport.writelines((STATUS_LINE[whole.page.status], self._date, whole.lines, _HIT_LINE, *whole.parts))
        return True

    def on_message_begin(self) -> None:
        self._in_head = self._in_request = True
        self._head_timer = self.loop.call_later(SLOWEST_HEAD, self.transport.close)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._end_head()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_request = False
        super().on_message_complete()

    def _end_head(self) -> None:
        self._in_head, self._head_bytes = False, 0
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def on_response_complete(self) -> None:
        self._heard_at = time.monotonic()
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Close what is idle. The timer isn't set anew with each answer from memory, so it asks when that was."""
        left = self._heard_at + self.timeout_keep_alive - time.monotonic()
        if left > 0:
            self._close_in(left)
        else:
            super().timeout_keep_alive_handler()

    def _close_in(self, seconds: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)
