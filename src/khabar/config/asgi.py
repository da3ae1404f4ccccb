"""Django behind ASGI through a bounded pool of threads.

Django's own ASGI handler costs 4 ms of CPU a trivial request, and a connection each; a2wsgi 1.8 ms.
"""

from __future__ import annotations

from a2wsgi import WSGIMiddleware

from khabar.config.settings import environment
from khabar.config.wsgi import application as wsgi_application

application = WSGIMiddleware(wsgi_application, workers=environment.server_threads)
