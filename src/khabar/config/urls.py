"""Every address of the site. Readers' addresses carry the edition; machines' and the newsroom's don't."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from khabar.config.media import serve_media
from khabar.fronts import urls as fronts_urls
from khabar.syndication import urls as syndication_urls

urlpatterns = [
    path("", include("khabar.accounts.urls")),
    path(settings.ADMIN_PREFIX.lstrip("/"), include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("khabar.design.urls")),
    path("", include("khabar.pictures.urls")),
    path("", include("khabar.visitors.urls")),
    path("", include("khabar.trending.urls")),
    path("", include(syndication_urls)),
    path("media/demo/", include("khabar.demo.urls")),
    re_path(r"^media/(?P<path>.*)$", serve_media),
    *i18n_patterns(
        path("", include(syndication_urls.edition_patterns)),
        path("", include("khabar.comments.urls")),
        *([path("", include("khabar.readers.urls"))] if settings.READER_ACCOUNTS else []),
        path("", include("khabar.polls.urls")),
        path("", include("khabar.videos.urls")),
        path("", include("khabar.channels.urls")),
        path("", include("khabar.live.urls")),
        path("", include("khabar.fronts.urls")),
        path("", include("khabar.news.urls")),
        path("", include(fronts_urls.last_patterns)),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler400 = "khabar.design.errors.bad_request"
handler403 = "khabar.design.errors.forbidden"
handler404 = "khabar.fronts.views.not_found"
handler500 = "khabar.design.errors.server_error"
