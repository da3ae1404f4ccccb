"""Khabar with one address more: `/bare/`, a plain Wagtail page served by Wagtail's own view.

Nothing that is kept between requests stands in front of it: each request is a page made anew.
"""

from __future__ import annotations

import sys
from types import ModuleType

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

urls.urlpatterns = [path("bare/", serve, {"path": "bare/"}), *site.urlpatterns]  # type: ignore[attr-defined]
for handler in ("handler400", "handler403", "handler404", "handler500"):
    setattr(urls, handler, getattr(site, handler))

application = WSGIMiddleware(wsgi_application, workers=1)  # type: ignore[arg-type]

__all__ = ["application"]
