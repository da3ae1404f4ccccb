from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from taggit.models import Tag

from khabar.design.addresses import absolute, edition_prefix, feed_path, person_path, section_path, tag_path
from khabar.design.queries import outlet
from khabar.edge import tags
from khabar.news.announcing import items_of
from khabar.news.cursors import BadCursor, Cursor
from khabar.news.queries import NewsQuerySet
from khabar.people.queries import person_numbered
from khabar.sections.queries import section_at
from khabar.stories.queries import story_merged_from, story_numbered
from khabar.syndication import json_feed, queries, rss, sitemap_queries, sitemaps, video_sitemap
from khabar.syndication.answers import answer
from khabar.syndication.feeds import Feed, entries_of
from khabar.syndication.sitemap_queries import Located

WRITERS = {"xml": (rss.rss, rss.MEDIA_TYPE), "json": (json_feed.json_feed, json_feed.MEDIA_TYPE)}


def _edition() -> str:
    return get_language() or settings.LANGUAGE_CODE


@require_safe
def home_feed(request: HttpRequest, extension: str) -> HttpResponseBase:
    """Everything in an edition."""
    edition = _edition()
    tags.record(f"front:{edition}")
    path = feed_path(edition, extension=extension)
    return _feed(request, [queries.open_news(edition)], path, edition_prefix(edition))


@require_safe
def section_feed(request: HttpRequest, address: str, extension: str) -> HttpResponseBase:
    """A section and those below it; the section's former addresses redirect."""
    edition = _edition()
    section = section_at(edition, address)
    if section is None:
        raise Http404
    path = feed_path(edition, "sections", section.address, extension)
    if section.address != address:
        return HttpResponsePermanentRedirect(path)
    tags.record(f"section:{section.pk}")
    home = section_path(edition, section.address)
    return _feed(request, queries.of_section(section), path, home, section.title, section.description)


@require_safe
def person_feed(request: HttpRequest, number: str, extension: str) -> HttpResponseBase:
    """What a person signed or is quoted in; another edition's address redirects to the person's own."""
    person = person_numbered(int(number))
    if person is None:
        raise Http404
    edition = person.locale.language_code
    path = feed_path(edition, "people", number, extension)
    if edition != _edition():
        return HttpResponsePermanentRedirect(path)
    tags.record(f"person:{person.pk}", items_of("person", person.pk))
    home = person_path(edition, person.pk, person.slug)
    return _feed(request, queries.of_person(person, edition), path, home, person.title, person.role)


@require_safe
def story_feed(request: HttpRequest, number: str, extension: str) -> HttpResponseBase:
    """The items of a story; a story that was merged, and another edition's address, redirect to the story's own."""
    story = story_numbered(int(number)) or story_merged_from(int(number))
    if story is None:
        raise Http404
    path = feed_path(story.edition, "stories", str(story.pk), extension)
    if story.edition != _edition() or story.pk != int(number):
        return HttpResponsePermanentRedirect(path)
    tags.record(f"story:{story.pk}")
    items = queries.open_news(story.edition).filter(memberships__story=story.pk)
    return _feed(request, [items], path, story.path_on_site, story.title, story.summary)


@require_safe
def tag_feed(request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
    """What carries a tag; a tag that no published item of the edition carries is not there."""
    edition, tag = _edition(), get_object_or_404(Tag, slug=slug)
    items = queries.open_news(edition).tagged(tag.pk)
    if not items.exists():
        raise Http404
    tags.record(f"tag:{tag.pk}")
    path = feed_path(edition, "tags", slug, extension)
    return _feed(request, [items], path, tag_path(edition, slug), tag.name)


def _feed(
    request: HttpRequest,
    branches: Sequence[NewsQuerySet],
    path: str,
    home: str,
    name: str = "",
    about: str = "",
) -> HttpResponseBase:
    edition, of = _edition(), outlet(_edition())
    try:
        cursor = Cursor.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error
    found = queries.newest_of(branches, cursor)
    address = absolute(path)
    feed = Feed(
        title=f"{name} – {of.name}" if name else of.name,
        description=about or of.description or of.tagline or of.name,
        language=edition,
        home_url=absolute(home),
        feed_url=address,
        self_url=f"{address}?after={cursor}" if cursor else address,
        next_url=f"{address}?after={found.next}" if found.next else "",
        entries=entries_of(found.items, edition),
    )
    write, media_type = WRITERS[path.rpartition(".")[2]]
    return answer(request, write(feed), media_type)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the back office may be read by machines."""
    text = f"User-agent: *\nDisallow: {settings.ADMIN_PREFIX}\n\nSitemap: {absolute(sitemaps.INDEX_PATH)}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """Every sitemap: news, pages, people, stories, videos; of each edition its months, newest first, and undated."""
    paths = [sitemaps.NEWS_PATH] if sitemap_queries.fresh_items() else []
    paths += sitemaps.sitemap_paths("pages", 1)
    paths += sitemaps.sitemap_paths("people", sitemap_queries.pages_of(sitemap_queries.open_people()))
    paths += sitemaps.sitemap_paths("stories", sitemap_queries.pages_of(sitemap_queries.open_stories()))
    paths += sitemaps.sitemap_paths("videos", -(-video_sitemap.open_videos().count() // video_sitemap.PAGE_SIZE))
    for edition in settings.EDITIONS:
        tags.record(f"sitemap:{edition}")
        counts = sitemap_queries.page_counts(edition, sitemap_queries.open_items(edition))
        for name, count in counts.items():
            paths += sitemaps.sitemap_paths(f"{edition}/{name}", count)
    return answer(request, sitemaps.index(paths), sitemaps.MEDIA_TYPE)


@require_safe
def pages_sitemap(request: HttpRequest) -> HttpResponseBase:
    """Home, sections, standing pages, the videos' fronts and live channels of all editions."""
    tags.record(*(f"{name}:{code}" for name in ("sitemap", "videos", "channel-list") for code in settings.EDITIONS))
    pages = sitemap_queries.standing()
    return answer(request, sitemaps.urlset(pages, pages), sitemaps.MEDIA_TYPE)


@require_safe
def people_sitemap(request: HttpRequest, page: str | None = None) -> HttpResponseBase:
    """The people of all editions."""
    tags.record(*(f"sitemap:{edition}" for edition in settings.EDITIONS))
    return _sitemap(request, *sitemap_queries.people_on(int(page or 1)))


@require_safe
def stories_sitemap(request: HttpRequest, page: str | None = None) -> HttpResponseBase:
    """The stories of all editions."""
    tags.record(*(f"sitemap:{edition}" for edition in settings.EDITIONS))
    return _sitemap(request, *sitemap_queries.stories_on(int(page or 1)))


@require_safe
def videos_sitemap(request: HttpRequest, page: str | None = None) -> HttpResponseBase:
    """The videos of all editions that play."""
    tags.record(*(f"sitemap:{edition}" for edition in settings.EDITIONS))
    found = video_sitemap.videos_on(int(page or 1))
    if not found:
        raise Http404
    return answer(request, video_sitemap.video_urlset(found), sitemaps.MEDIA_TYPE)


@require_safe
def items_sitemap(request: HttpRequest, edition: str, name: str, page: str | None = None) -> HttpResponseBase:
    """The items of an edition in one month, or those without a date."""
    month = None if name == "undated" else sitemap_queries.Month.parse(name)
    if edition not in settings.EDITIONS or (month is None and name != "undated"):
        raise Http404
    tags.record(f"sitemap:{edition}")
    items = sitemap_queries.open_items(edition)
    chosen = sitemap_queries.in_month(items, month) if month else sitemap_queries.undated(items)
    return _sitemap(request, *sitemap_queries.items_on(chosen, edition, int(page or 1)))


def _sitemap(request: HttpRequest, found: list[Located], versions: list[Located]) -> HttpResponseBase:
    """A sitemap of what was found. Raises Http404 for nothing: there is no such part."""
    if not found:
        raise Http404
    return answer(request, sitemaps.urlset(found, versions), sitemaps.MEDIA_TYPE)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponseBase:
    """What was published in the last two days, in all editions, for news search."""
    tags.record(*(f"sitemap:{edition}" for edition in settings.EDITIONS))
    names = {edition: outlet(edition).name for edition in settings.EDITIONS}
    return answer(request, sitemaps.news(sitemap_queries.fresh_items(), names), sitemaps.MEDIA_TYPE)
