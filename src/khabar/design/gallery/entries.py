"""The gallery's entries: each component, named as its template and style sheet are, in its states.

A state is a line of template language, as a page would write it, and what fills it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest
from django.template import RequestContext, Template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from khabar.design.components import (
    RAILS,
    ArticleView,
    ErrorView,
    FactBox,
    Link,
    Notice,
    PersonView,
    Rail,
    Share,
)
from khabar.design.gallery import discussion as readers
from khabar.design.gallery import samples
from khabar.design.gallery.copy import ARABIC, COPY, Copy
from khabar.design.gallery.media import media
from khabar.design.gallery.state import Entry, State, include
from khabar.design.gallery.stories import alerts, stories

CARD_SIZES = ("lead", "large", "medium", "small", "list")


def card_states(copy: Copy) -> list[State]:
    card = partial(samples.card, copy)
    sizes = [State(size, f'{{% card card size="{size}" %}}', {"card": card()}) for size in CARD_SIZES]
    awkward = {
        "breaking": card(urgent=True),
        "archive": card(archived=True),
        "label": card(label="04:12", icon="play"),
        "going on": card(label=copy.kicker, live=True),
        "no picture": card(picture=None),
        "label without picture": card(label=copy.kicker, live=True, picture=None),
        "long headline": card(headline=copy.long_headline),
        "one-word headline": card(headline=copy.one_word, kicker="", standfirst=""),
        "mixed direction": card(headline=copy.mixed),
    }
    return sizes + [State(label, "{% card card %}", {"card": found}) for label, found in awkward.items()]


def article_view(copy: Copy) -> ArticleView:
    return ArticleView(
        headline=copy.headline,
        body_html=SafeString(""),
        published=samples.card(copy).time,
        updated=samples.card(copy).time,
        bylines=[Link("#person", copy.name), Link("", copy.other_name)],
        place=copy.place,
        event_text=copy.event,
        reading_minutes=4,
    )


def running_copy(copy: Copy) -> list[Entry]:
    facts = format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((fact,) for fact in copy.facts)))
    picture = samples.picture(copy)
    return [
        Entry("subheading", [include("subheading", text=copy.fact)]),
        Entry(
            "quotation",
            [
                include("quotation", "portrait", quotation=samples.quotation(copy)),
                include("quotation", "no speaker", quotation=samples.quotation(copy, speaker=None)),
                include(
                    "quotation",
                    "in a list",
                    quotation=samples.quotation(copy, speaker=None, source_url="#", source_headline=copy.headline),
                ),
            ],
        ),
        Entry("fact", [include("fact", fact=FactBox(copy.fact, facts))]),
        Entry(
            "list",
            [include("list", items=copy.facts), include("list", "ordered", items=copy.facts, ordered=True)],
        ),
        Entry("table", [include("table", table=samples.table(copy))]),
        Entry("picture", [State("", '{% picture picture sizes="20rem" %}', {"picture": picture})]),
        Entry(
            "figure",
            [
                include("figure", "caption and credit", picture=picture),
                include("figure", "no credit", picture=samples.picture(copy, credit=False)),
            ],
        ),
        Entry("gallery", [include("gallery", pictures=[picture] * 3)]),
        Entry(
            "embed",
            [
                include("embed", "no picture", embed=samples.embed(copy)),
                include("embed", "picture", embed=samples.embed(copy, with_picture=True)),
            ],
        ),
        Entry("file", [include("file", file=samples.file(copy))]),
    ]


def furniture(copy: Copy) -> list[Entry]:
    share = Share("https://example.org/1", copy.headline)
    return [
        Entry(
            "kicker",
            [
                include("kicker", item=samples.card(copy)),
                include("kicker", "breaking", item=samples.card(copy, urgent=True)),
            ],
        ),
        Entry("byline", [include("byline", article=article_view(copy))]),
        Entry("archive", [include("archive", text=copy.archive)]),
        Entry("sources", [include("sources", sources=[Link("#", copy.outlet), Link("", copy.tagline)])]),
        Entry(
            "notice",
            [include("notice", notice=Notice(copy.correction, samples.card(copy).time, copy.section))],
        ),
        Entry("tags", [include("tags", tags=samples.sections(copy))]),
        Entry("share", [include("share", share=share)]),
        Entry("pager", [include("pager", next_url="#", first_url="#")]),
        Entry("empty", [include("empty")]),
        Entry(
            "error",
            [include("error", error=ErrorView(404, copy.one_word, copy.standfirst, "#", samples.sections(copy)))],
        ),
        Entry("offline", [include("offline")]),
        Entry(
            "field",
            [
                include("field", field=SampleForm()["name"]),
                include("field", "wrong", field=SampleForm({}, auto_id="wrong-%s")["name"]),
            ],
        ),
    ]


class SampleForm(forms.Form):
    name = forms.CharField(help_text=ARABIC.standfirst)


def page_parts(copy: Copy) -> list[Entry]:
    masthead = samples.masthead(copy)
    person = PersonView(copy.name, copy.other_name, copy.role, copy.standfirst, samples.portrait(copy), feed_url="#")
    plain = PersonView(copy.name, role=copy.role)
    head = '<header class="masthead">{% include "khabar_design/components/masthead.html" %}</header>'
    return [
        Entry("masthead", [State("", head, {"masthead": masthead})]),
        Entry("switches", [include("switches")]),
        Entry(
            "drawer",
            [
                State(
                    "",
                    '<button class="button" data-drawer-open>{{ masthead.name }}</button>',
                    {"masthead": masthead},
                )
            ],
        ),
        Entry("follow", [include("follow", follow=samples.follow())]),
        Entry("footer", [include("footer", footer=samples.footer(copy))]),
        Entry("person", [include("person", person=person), include("person", "no portrait", person=plain)]),
    ]


def lists(copy: Copy) -> list[Entry]:
    five = samples.cards(copy, 5)
    rails = [Rail(f"{copy.section}: {layout}", "#", five, layout) for layout in (*RAILS["columns"], "columns", "row")]
    return [
        Entry("card", card_states(copy)),
        Entry("opinion", [include("opinion", card=five[1])]),
        Entry(
            "timeline",
            [
                include("timeline", "column", cards=five, title=copy.section, url="#"),
                include("timeline", "band", cards=five, title=copy.kicker, variant="band"),
                include("timeline", "parted by day", cards=five, parted=True),
            ],
        ),
        Entry("rail", [State(rail.layout, "{% rail rail %}", {"rail": rail}) for rail in rails]),
        Entry("pictures", [include("pictures", cards=five), include("pictures", "three", cards=five[:3])]),
    ]


def discussion(copy: Copy) -> list[Entry]:
    refused = readers.form(copy, text=copy.statement, problems={"text": copy.archive})
    return [
        Entry("comment", [include("comment", label, comment=shown) for label, shown in readers.states(copy).items()]),
        Entry("commentform", [include("commentform", form=refused)]),
        Entry(
            "discussion",
            [include("discussion", label, discussion=shown) for label, shown in readers.discussions(copy).items()],
        ),
    ]


def taking_part(copy: Copy) -> list[Entry]:
    poll = partial(samples.poll, copy)
    return [
        Entry(
            "poll",
            [
                include("poll", "side column", poll=poll(title=copy.section)),
                include("poll", "pictures", poll=poll(pictured=True)),
                include("poll", "several answers, result shown", poll=poll(multiple=True, counted=True)),
                include("poll", "voted", poll=poll(votable=False, counted=True, message=copy.correction)),
                include("poll", "pictures, closed", poll=poll(pictured=True, votable=False, counted=True)),
                include("poll", "no result yet", poll=poll(votable=False, message=copy.fact, trouble=True)),
            ],
        ),
        Entry("mostread", [include("mostread", cards=samples.cards(copy, 5), title=copy.section)]),
        Entry("poll_result", [include("poll_result", poll=poll(votable=False, counted=True))]),
    ]


GROUPS: tuple[Callable[[Copy], list[Entry]], ...] = (
    lists,
    stories,
    alerts,
    media,
    page_parts,
    taking_part,
    discussion,
    furniture,
    running_copy,
)


def entries(language: str) -> list[Entry]:
    """Every component, in the copy of the language."""
    copy = COPY.get(language, COPY["en"])
    return [entry for group in GROUPS for entry in group(copy)]


def rendered(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries with their states as HTML."""
    return [
        {
            "name": entry.name,
            "states": [{"label": state.label, "html": render(state, request)} for state in entry.states],
        }
        for entry in entries(get_language() or "en")
    ]


def render(state: State, request: HttpRequest) -> str:
    return Template("{% load khabar_design %}" + state.source).render(RequestContext(request, state.context))
