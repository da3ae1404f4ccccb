from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from khabar.design.addresses import stories_path
from khabar.design.queries import current_edition
from khabar.design.story_parts import Reel
from khabar.edge.fragments import FragmentContext
from khabar.stories.cards import story_cards, story_places
from khabar.stories.queries import shown_on_every_page

SHOWN = 10


def places(context: FragmentContext) -> SafeString:
    """The stories of the item whose number is the argument, and what stands beside it there; two queries at most.

    A fragment, since each item that joins a story changes the place of others, on archived pages too.
    """
    number = int(context.arg or 0)
    context.tag(f"item:{number}")
    found = story_places(number)
    if not found:
        return mark_safe("")
    return render_to_string("khabar_design/components/places.html", {"places": found})


def carousel(context: FragmentContext) -> SafeString:
    """The stories that go on, with their pictures and counts; one query. Nothing where there are none."""
    context.tag(f"stories:{context.language}")
    stories = shown_on_every_page(context.language, SHOWN)
    if not stories:
        return mark_safe("")
    reel = Reel(cards=story_cards(stories), url=stories_path(context.language))
    return render_to_string("khabar_design/components/reel.html", {"reel": reel, "edition": current_edition()})
