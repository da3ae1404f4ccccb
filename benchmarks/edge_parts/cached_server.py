"""Khabar without its edge, behind Django's own cache middleware: pages kept whole, in memory, already deflated."""

from __future__ import annotations

from django.conf import settings

settings.CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
settings.CACHE_MIDDLEWARE_SECONDS = 3_600
# In the order that Django's documentation gives; what is stored is deflated already.
settings.MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    *(name for name in settings.MIDDLEWARE if name != "khabar.edge.middleware.response_headers"),
    "django.middleware.cache.FetchFromCacheMiddleware",
]

from khabar.config.wsgi import application  # noqa: E402

__all__ = ["application"]
