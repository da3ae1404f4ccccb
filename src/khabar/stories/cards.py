"""From stories to what the components show."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khabar.design.components import Link
from khabar.design.queries import current_edition
from khabar.design.story_parts import StoryCard, StoryPlace
from khabar.edge import tags
from khabar.news.models import UNDATED, NewsPage
from khabar.pictures.renditions import view
from khabar.stories.models import State, Story
from khabar.stories.queries import places_of
from khabar.text.digits import localize


def counted(number: int) -> str:
    """`59 news items`, in the forms and the digits of the current edition."""
    text = ngettext("%(number)s news item", "%(number)s news items", number)
    return text % {"number": _written(number)}


def _written(number: int) -> str:
    return localize(str(number), current_edition().numbering)


def story_card(story: Story) -> StoryCard:
    """A story from `queries`, which asks nothing more of the database."""
    tags.record(f"story:{story.pk}")
    if story.picture_id:
        tags.record(f"picture:{story.picture_id}")
    tally = story.tally
    return StoryCard(
        url=story.path_on_site,
        title=story.title,
        count=counted(tally.item_count),
        colour=story.colour,
        summary=story.summary,
        # The title beside it says all that the alt text would.
        picture=view(story.picture, "tall", alt="") if story.picture else None,
        state="" if story.state == State.DEVELOPING else str(State(story.state).label),
        updated=None if tally.active_at == UNDATED else timezone.localtime(tally.active_at),
    )


def story_cards(stories: Iterable[Story]) -> list[StoryCard]:
    return [story_card(story) for story in stories]


def story_places(number: int) -> list[StoryPlace]:
    """The stories of an item with its place in each, and the items before and after it; two queries at most."""
    shown = []
    for place in places_of(number):
        story = place.story
        beside = [other for other in (place.older, place.newer) if other]
        tags.record(f"story:{story.pk}", *(f"item:{other.pk}" for other in beside))
        numbers = {"position": _written(place.position), "count": _written(place.count)}
        shown.append(
            StoryPlace(
                story=Link(story.path_on_site, story.title),
                place=_("%(position)s of %(count)s") % numbers,
                colour=story.colour,
                older=_link(place.older),
                newer=_link(place.newer),
            )
        )
    return shown


def _link(item: NewsPage | None) -> Link | None:
    return Link(item.path_on_site, item.card_headline) if item else None
