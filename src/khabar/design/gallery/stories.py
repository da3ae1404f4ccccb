"""The gallery's entries of stories, alerts and the ticker."""

from __future__ import annotations

from khabar.design.components import AlertBar, Link
from khabar.design.gallery import samples
from khabar.design.gallery.copy import Copy
from khabar.design.gallery.state import Entry, State, include
from khabar.design.story_parts import Reel, StoryCard, StoryPlace

COLOURS = ("", "teal", "blue", "violet", "plum", "rust", "ochre", "olive", "slate")


def story_card(copy: Copy, **fields: object) -> StoryCard:
    given: dict[str, object] = {
        "url": "#story",
        "title": copy.fact,
        "count": copy.facts[0],
        "summary": copy.standfirst,
        "picture": samples.portrait(copy),
    }
    return StoryCard(**{**given, **fields})  # type: ignore[arg-type]


def stories(copy: Copy) -> list[Entry]:
    cards = [story_card(copy, colour=colour) for colour in COLOURS]
    older, newer = Link("#older", copy.headline), Link("#newer", copy.long_headline)
    places = [
        StoryPlace(Link("#story", copy.fact), "4 / 59", "rust", older, newer),
        StoryPlace(Link("#story", copy.one_word), "1 / 1"),
    ]
    one = '{% include "khabar_design/components/storycard.html" with sizes="168px" %}'
    full = '{% include "khabar_design/components/storycard.html" with sizes="168px" full=True %}'
    return [
        Entry("reel", [include("reel", reel=Reel(cards, "#stories"))]),
        Entry(
            "storycard",
            [
                State("", one, {"card": story_card(copy)}),
                State("with summary", full, {"card": story_card(copy, state=copy.one_word)}),
                State("no picture", one, {"card": story_card(copy, picture=None)}),
                State("long title", one, {"card": story_card(copy, title=copy.long_headline)}),
                State("mixed direction", one, {"card": story_card(copy, title=copy.mixed)}),
            ],
        ),
        Entry("places", [include("places", places=places)]),
    ]


def alerts(copy: Copy) -> list[Entry]:
    shown = {
        "": AlertBar(1, copy.headline, "#item"),
        "important, no link": AlertBar(2, copy.headline, breaking=False),
        "long": AlertBar(3, copy.long_headline, "#item"),
        "mixed direction": AlertBar(4, copy.mixed, "#item"),
    }
    return [
        Entry("alert", [include("alert", label, alert=alert) for label, alert in shown.items()]),
        Entry(
            "ticker",
            [include("ticker", cards=samples.cards(copy, 5)), include("ticker", "one", cards=samples.cards(copy, 1))],
        ),
    ]
