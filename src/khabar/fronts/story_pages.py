"""A story's page, and the list of an edition's stories."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from khabar.design import pages
from khabar.design.addresses import absolute, edition_prefix, feed_path, person_path, stories_path
from khabar.design.components import Card, Person
from khabar.design.story_parts import Fresh, StoriesView, StoryItem, StoryView
from khabar.edge import tags as edge_tags
from khabar.fronts.answers import alternates, answer, as_private_as_home, cursor_of, edition_of_address, translated
from khabar.news.cards import card
from khabar.news.cursors import BadCursor, Cursor, Slice
from khabar.news.models import NewsPage
from khabar.pictures.renditions import view
from khabar.stories.cards import story_card, story_cards
from khabar.stories.models import Story, Tally
from khabar.stories.queries import (
    StoryCursor,
    marked_items,
    neighbours_of,
    slice_of_stories,
    story_merged_from,
    story_numbered,
    timeline_of,
)

PAGE_SIZE = 24
LIST_SIZE = 24
PINNED = 3
MOMENTS = 12
FORMS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""A number of each form that a language's plural may have."""


@require_safe
def story(request: HttpRequest, number: str, slug: str | None = None) -> HttpResponse:
    """A story, found by its number; a wrong name or edition, and a story that was merged, lead to the right address."""
    if len(number) >= 19:
        raise Http404
    found = story_numbered(int(number)) or story_merged_from(int(number))
    if found is None:
        raise Http404
    if quote(request.path_info) != found.path_on_site:
        return HttpResponsePermanentRedirect(found.path_on_site)
    return pages.guarded(found, request)


def story_page(request: HttpRequest, page: Story) -> HttpResponse:
    """A story's page, also as a preview of what is not saved yet."""
    cursor = cursor_of(request)
    edge_tags.record(f"story:{page.pk}")
    if not page.pk:
        page.tally = Tally()
    found = timeline_of(page.pk, cursor, PAGE_SIZE) if page.pk else Slice([], None)
    shown = story_view(page, found, at_start=cursor is None)
    canonical = f"{page.path_on_site}?after={cursor}" if cursor else page.path_on_site
    return answer(
        request,
        "story",
        canonical=canonical,
        title=page.title,
        description=page.summary,
        story=shown,
        videos_of=f"story-{page.pk or 0}",
        coverage_of=str(page.pk) if page.pk and cursor is None else "",
        picture=page.picture,
        alternates=translated(page),
        feed=feed_path(page.edition, "stories", str(page.pk)),
        linked_data=[linked_story(page, shown)],
    )


def story_view(page: Story, found: Slice, *, at_start: bool) -> StoryView:
    """What the layout shows of a story; what isn't the timeline stands on its first page only."""
    path = page.path_on_site
    marked = marked_items(page.pk) if at_start else []
    moments = [item for item in marked if item.key_moment][:MOMENTS]
    key = {item.pk for item in marked if item.key_moment}
    return StoryView(
        card=story_card(page),
        items=[StoryItem(card(item, "square"), _mark(item), key_moment=item.pk in key) for item in found.items],
        pinned=[card(item, "square") for item in marked if item.pinned][:PINNED],
        moments=[card(item) for item in reversed(moments)],
        people=people_of(page) if at_start else [],
        neighbours=story_cards(neighbours_of(page)) if at_start else [],
        fresh=_fresh(page, found) if at_start and found.items else None,
        next_url=f"{path}?after={found.next}" if found.next else "",
        first_url="" if at_start else path,
        feed_url=feed_path(page.edition, "stories", str(page.pk)),
    )


def people_of(page: Story) -> list[Person]:
    """The people of a story who have a page; one query."""
    rows = page.cast.select_related("person__portrait", "person__locale").filter(person__live=True)
    shown = []
    for person in (row.person for row in rows):
        edge_tags.record(f"person:{person.pk}")
        shown.append(
            Person(
                name=person.title,
                url=person_path(person.locale.language_code, person.pk, person.slug),
                role=person.role,
                portrait=view(person.portrait, "square", alt="") if person.portrait else None,
            )
        )
    return shown


def _mark(item: NewsPage) -> str:
    """A text that sorts as the timeline does: the browser remembers the newest one the reader has seen."""
    time, _dash, number = str(Cursor(item.live_at, item.pk)).partition("-")  # type: ignore[arg-type]
    return f"{int(time):018}.{int(number):012}"


def _fresh(page: Story, found: Slice) -> Fresh:
    forms = {
        name: ngettext(
            "%(number)s new item since your last visit", "%(number)s new items since your last visit", number
        )
        % {"number": "#"}
        for name, number in FORMS.items()
    }
    return Fresh(page.pk, _mark(found.items[0]), forms, _("Much is new since your last visit"))


def linked_story(page: Story, shown: StoryView) -> dict[str, Any]:
    """JSON-LD: a collection page with its items in the order shown, after schema.org."""
    listed: list[Card] = [item.card for item in shown.items]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": page.title,
        "description": page.summary,
        "inLanguage": page.edition,
        "url": absolute(page.path_on_site),
        "isPartOf": {"@type": "WebSite", "url": absolute(edition_prefix(page.edition))},
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": page.tally.item_count if page.pk else 0,
            "itemListOrder": "https://schema.org/ItemListOrderDescending",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "url": absolute(one.url), "name": one.headline}
                for position, one in enumerate(listed, 1)
            ],
        },
    }
    if shown.card.updated:
        data["dateModified"] = shown.card.updated.isoformat()
    if shown.card.picture:
        data["image"] = absolute(shown.card.picture.src)
    return {name: value for name, value in data.items() if value not in ("", [], None)}


@as_private_as_home
def stories(request: HttpRequest) -> HttpResponse:
    """The stories of an edition in the editor's order, then by their newest item."""
    edition = edition_of_address()
    edge_tags.record(f"stories:{edition}")
    try:
        cursor = StoryCursor.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error
    found = slice_of_stories(edition, cursor, LIST_SIZE)
    path = stories_path(edition)
    title = _("Stories")
    return answer(
        request,
        "stories",
        canonical=f"{path}?after={cursor}" if cursor else path,
        title=title,
        stories=StoriesView(
            title=title,
            cards=story_cards(found.stories),
            next_url=f"{path}?after={found.next}" if found.next else "",
            first_url=path if cursor else "",
        ),
        alternates=alternates(stories_path, settings.EDITIONS),
    )
