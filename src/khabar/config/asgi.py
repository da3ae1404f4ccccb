"""The whole site: the edge, and Django behind it through a bounded pool of threads.

Django's own ASGI handler costs 4 ms of CPU a trivial request, and a connection each; a2wsgi 1.8 ms, and the edge's own
way to WSGI, which takes the whole answer at once, 1.3 ms.
"""

from __future__ import annotations

from typing import cast

from khabar.config.settings import environment
from khabar.config.shelves import shelf
from khabar.config.wsgi import application as wsgi_application
from khabar.edge.application import Edge
from khabar.edge.rendering import Application

application = Edge(
    cast(Application, wsgi_application),
    threads=environment.server_threads,
    most_bytes=environment.edge_megabytes * 1024 * 1024,
    shelf=shelf(environment),
    most_listening=environment.most_listening,
)
