"""Khabar with one address more: `/bare/`, a plain Wagtail page served by Wagtail's own view."""

from __future__ import annotations

import sys
from types import ModuleType

from django.conf import settings
from django.urls import include, path

urls = ModuleType("benchmarks.bare_urls")
settings.ROOT_URLCONF = urls.__name__
sys.modules[urls.__name__] = urls

from wagtail.views import serve  # noqa: E402

import khabar.config.urls as site  # noqa: E402
from khabar.config.asgi import application  # noqa: E402

urls.urlpatterns = [path("bare/", serve, {"path": "bare/"}), path("", include(site.urlpatterns))]  # type: ignore[attr-defined]
for handler in ("handler400", "handler403", "handler404", "handler500"):
    setattr(urls, handler, getattr(site, handler))

__all__ = ["application"]
