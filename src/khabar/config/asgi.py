"""Django behind ASGI through a bounded pool of threads.

Django's own ASGI handler costs 4 ms of CPU a trivial request, and a connection each; a2wsgi 1.8 ms.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from a2wsgi import WSGIMiddleware

from khabar.config.settings import environment
from khabar.config.wsgi import application as wsgi_application

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_wsgi: Any = wsgi_application
_django: Any = WSGIMiddleware(_wsgi, workers=environment.server_threads)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The whole site.

    a2wsgi hands `receive()` to another thread's loop, which takes a coroutine only; Granian's is another awaitable,
    and every request with a body failed.
    """

    async def receive_as_coroutine() -> dict[str, Any]:
        return await receive()

    await _django(scope, receive_as_coroutine, send)
