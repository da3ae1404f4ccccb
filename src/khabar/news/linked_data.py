"""JSON-LD that every kind of news item has, after schema.org's CreativeWork and BreadcrumbList."""

from __future__ import annotations

from typing import Any

from khabar.design.addresses import absolute, edition_prefix, person_path, section_path
from khabar.design.components import ArticleView
from khabar.design.models import Outlet
from khabar.news.models import NewsPage
from khabar.pictures.licences import usable
from khabar.pictures.renditions import path, sizes_of

PICTURE_USES = ("wide", "video", "square")
"""The three shapes search engines ask for: 3:2 (for 4:3), 16:9 and 1:1."""


def publisher(outlet: Outlet) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "NewsMediaOrganization", "name": outlet.name, "url": absolute("/")}
    if outlet.logo:
        data["logo"] = {"@type": "ImageObject", "url": absolute(outlet.logo.url)}
    return data


def creative_work(page: NewsPage, shown: ArticleView, outlet: Outlet, kind: str) -> dict[str, Any]:
    """What is said of an item of schema.org's type `kind`; what isn't known is left out, never made up."""
    url = absolute(page.path_on_site) if page.pk else ""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": page.title,
        "description": page.standfirst,
        "inLanguage": page.edition,
        "url": url,
        "mainEntityOfPage": url,
        "articleSection": page.section.title if page.section else "",
        "keywords": [tag.label for tag in shown.tags],
        "isAccessibleForFree": True,
        "publisher": publisher(outlet),
        "author": [_author(page, entry) for entry in page.byline] or [publisher(outlet)],
        "dateline": page.place,
    }
    if shown.published:
        data["datePublished"] = shown.published.isoformat()
        data["dateModified"] = (shown.updated or shown.published).isoformat()
    if page.lead_picture and usable(page.lead_picture):
        data["image"] = [
            absolute(path(page.lead_picture, use, sizes_of(page.lead_picture, use)[-1].width, "jpeg"))
            for use in PICTURE_USES
        ]
    return known(data)


def known(data: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {key: value for key, value in data.items() if value not in ("", [], None)}


def _author(page: NewsPage, entry: dict[str, Any]) -> dict[str, Any]:
    data = {"@type": "Person", "name": entry["name"]}
    if entry["number"]:
        data["url"] = absolute(person_path(page.edition, entry["number"], entry["slug"]))
    return data


def breadcrumbs(page: NewsPage, outlet: Outlet) -> dict[str, Any]:
    """Home, section, headline."""
    trail = [(outlet.name, absolute(edition_prefix(page.edition)))]
    if page.section:
        trail.append((page.section.title, absolute(section_path(page.edition, page.section.address))))
    trail.append((page.title, absolute(page.path_on_site) if page.pk else ""))
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(trail, 1)
        ],
    }
