from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from khabar.design.addresses import stories_path
from khabar.design.queries import current_edition
from khabar.design.story_parts import Reel
from khabar.edge.fragments import FragmentContext
from khabar.stories.cards import story_cards
from khabar.stories.queries import shown_on_every_page

SHOWN = 10


def carousel(context: FragmentContext) -> SafeString:
    """The stories that go on, with their pictures and counts; one query. Nothing where there are none."""
    context.tag(f"stories:{context.language}")
    stories = shown_on_every_page(context.language, SHOWN)
    if not stories:
        return mark_safe("")
    reel = Reel(cards=story_cards(stories), url=stories_path(context.language))
    return render_to_string("khabar_design/components/reel.html", {"reel": reel, "edition": current_edition()})
