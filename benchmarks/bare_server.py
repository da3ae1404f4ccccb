"""Khabar with one address more: `/bare/`, a plain Wagtail page served by Wagtail's own view.

Nothing that is kept between requests stands in front of it: each request is a page made anew, as the edge asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import django
from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.urls import path

urls = ModuleType("benchmarks.bare_urls")
settings.ROOT_URLCONF = urls.__name__
sys.modules[urls.__name__] = urls
django.setup()

from wagtail.views import serve  # noqa: E402

import khabar.config.urls as site  # noqa: E402
from khabar.config.wsgi import application as wsgi_application  # noqa: E402
from khabar.edge import fragments  # noqa: E402

urls.urlpatterns = [path("bare/", serve, {"path": "bare/"}), *site.urlpatterns]  # type: ignore[attr-defined]
for handler in ("handler400", "handler403", "handler404", "handler500"):
    setattr(urls, handler, getattr(site, handler))


def as_the_edge_asks(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """A page made anew, with marks where the edge sets in the parts that are alike on every page."""
    with fragments.marking():
        return wsgi_application(environ, start_response)  # type: ignore[no-any-return]


application = WSGIMiddleware(as_the_edge_asks, workers=1)  # type: ignore[arg-type]

__all__ = ["application"]
