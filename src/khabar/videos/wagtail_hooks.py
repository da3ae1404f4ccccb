from __future__ import annotations

from typing import Any

from django.urls import include, path
from wagtail import hooks

from khabar.videos.office import urls


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("videos/", include(urls))]
