"""Live parts of other pages: the coverage that a story has."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from khabar.design.queries import current_edition
from khabar.edge.fragments import FragmentContext
from khabar.live.actions import tag_of
from khabar.live.composers import board_view, last_word
from khabar.live.models import Coverage, State
from khabar.live.parts import Covering
from khabar.live.queries import coverage_of_story, last_words
from khabar.news.cards import card


def of_a_story(context: FragmentContext) -> SafeString:
    """The coverage of the story whose number is the argument: what goes on, with its last words, what is to come, and
    what is over. Two queries at most, beside the outlet's wishes for dates; nothing where there is none."""
    number = int(context.arg or 0)
    context.tag(f"story:{number}")
    found = coverage_of_story(number, context.language)
    if not found:
        return mark_safe("")
    shown = [_covering(one, context, first=one is found[0]) for one in found]
    running = [one for one in shown if one.board.state != State.CLOSED]
    over = [one.card for one in shown if one.board.state == State.CLOSED]
    return render_to_string(
        "khabar_live/of_story.html", {"running": running, "over": over, "edition": current_edition()}
    )


def _covering(page: Coverage, context: FragmentContext, *, first: bool) -> Covering:
    """Of the first one, if it goes on, the last words are told."""
    told = []
    if first and page.board.state == State.LIVE:
        context.tag(tag_of(page.pk))
        told = [last_word(page, entry) for entry in last_words(page.pk)]
    return Covering(card(page), board_view(page.board, page), told)
