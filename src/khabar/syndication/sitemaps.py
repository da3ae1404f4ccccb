"""Sitemaps (sitemaps.org, 0.9) with hreflang alternates, their index, and Google's news sitemap (0.9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from lxml import etree

from khabar.design.addresses import absolute
from khabar.syndication.markup import NEWS, SITEMAP, XHTML, add, named, written
from khabar.syndication.sitemap_queries import Fresh, Located

MEDIA_TYPE = "application/xml; charset=utf-8"
INDEX_PATH = "/sitemap.xml"
NEWS_PATH = "/sitemaps/news.xml"


def sitemap_paths(name: str, count: int) -> list[str]:
    """The addresses of the parts of a sitemap: `pages`, `people`, `ar/undated` or a month such as `ar/2026-11`."""
    parts = ("" if page == 1 else f"-{page}" for page in range(1, count + 1))
    return [f"/sitemaps/{name}{part}.xml" for part in parts]


def index(paths: Iterable[str]) -> bytes:
    """An index of sitemaps, without `lastmod`: a wrong one would hide corrections from crawlers."""
    root = etree.Element(named(SITEMAP, "sitemapindex"), nsmap={None: SITEMAP})
    for path in paths:
        add(add(root, named(SITEMAP, "sitemap")), named(SITEMAP, "loc"), absolute(path))
    return written(root)


def urlset(pages: Iterable[Located], versions: Iterable[Located]) -> bytes:
    """A sitemap of `pages`; one that has versions in other editions names them and itself."""
    by_key: dict[UUID, dict[str, str]] = {}
    for page in versions:
        by_key.setdefault(page.key, {})[page.edition] = absolute(page.path)
    root = etree.Element(named(SITEMAP, "urlset"), nsmap={None: SITEMAP, "xhtml": XHTML})
    for page in pages:
        url = add(root, named(SITEMAP, "url"))
        add(url, named(SITEMAP, "loc"), absolute(page.path))
        if page.changed:
            add(url, named(SITEMAP, "lastmod"), moment(page.changed))
        if page.key in by_key:
            _add_alternates(url, {**by_key[page.key], page.edition: absolute(page.path)})
    return written(root)


def _add_alternates(url: Any, versions: Mapping[str, str]) -> None:
    if len(versions) < 2:
        return
    for language, address in sorted(versions.items()):
        add(url, named(XHTML, "link"), rel="alternate", hreflang=language, href=address)


def news(items: Iterable[Fresh], names: Mapping[str, str]) -> bytes:
    """A news sitemap; `names` holds the publication's name by edition."""
    root = etree.Element(named(SITEMAP, "urlset"), nsmap={None: SITEMAP, "news": NEWS})
    for item in items:
        url = add(root, named(SITEMAP, "url"))
        add(url, named(SITEMAP, "loc"), absolute(item.path))
        told = add(url, named(NEWS, "news"))
        publication = add(told, named(NEWS, "publication"))
        add(publication, named(NEWS, "name"), names[item.edition])
        add(publication, named(NEWS, "language"), item.edition)
        add(told, named(NEWS, "publication_date"), moment(item.live_at))
        add(told, named(NEWS, "title"), item.headline)
    return written(root)


def moment(at: datetime) -> str:
    """As the W3C's note on date and time writes it, on the newsroom's clock."""
    return timezone.localtime(at, timezone.get_default_timezone()).isoformat(timespec="seconds")
