from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from wagtail.models import Site

# First path segments the product uses itself; no section may be named so (design, §1).
RESERVED = frozenset(
    "account admin api archive ar comments coverage design documents en feeds f follow latest lite live media"
    " newsletter pages people polls push robots.txt search sitemap.xml sitemaps staff static stories tags videos"
    " _util".split()
)


def edition_prefix(edition: str) -> str:
    """`/` for the first edition, `/en/` for another."""
    return "/" if edition == settings.EDITIONS[0] else f"/{edition}/"


def section_path(edition: str, address: str) -> str:
    """The path of a section's front, percent-encoded."""
    return f"{edition_prefix(edition)}{quote(address)}/"


def item_path(edition: str, address: str, number: int, slug: str) -> str:
    """The path of a news item, percent-encoded: `/<section>/<number>-<slug>/`."""
    return f"{edition_prefix(edition)}{quote(address)}/{number}-{quote(slug)}/"


def person_path(edition: str, number: int, slug: str) -> str:
    return f"{edition_prefix(edition)}people/{number}-{quote(slug)}/"


def stories_path(edition: str) -> str:
    """The list of an edition's stories."""
    return f"{edition_prefix(edition)}stories/"


def story_path(edition: str, number: int, slug: str) -> str:
    return f"{stories_path(edition)}{number}-{quote(slug)}/"


def site_url_parts(path: str) -> tuple[int | None, str, str] | None:
    """What Wagtail's `get_url_parts` wants: the site's id, its public address, and the path."""
    roots = Site.get_site_root_paths()
    return (roots[0].site_id, settings.BASE_URL, path) if roots else None


def standing_path(edition: str, slug: str) -> str:
    """The path of a standing page: one segment, like a section's; sections are looked up first."""
    return section_path(edition, slug)


def poll_path(edition: str, number: int, slug: str) -> str:
    return f"{polls_path(edition)}{number}-{quote(slug)}/"


def polls_path(edition: str) -> str:
    return f"{edition_prefix(edition)}polls/"


def tag_path(edition: str, slug: str) -> str:
    return f"{edition_prefix(edition)}tags/{quote(slug)}/"


def absolute(path: str) -> str:
    """The public address of a path on this site."""
    return settings.BASE_URL + path


def feed_path(edition: str, of: str = "home", key: str = "", extension: str = "xml") -> str:
    """A feed: of `home` or one of the `sections`, `people`, `stories` or `tags`; `xml` is RSS 2.0, `json` JSON Feed."""
    name = f"{of}/{quote(key)}" if key else of
    return f"{edition_prefix(edition)}feeds/{name}.{extension}"
