from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from khabar.design.queries import current_edition
from khabar.edge.fragments import FragmentContext
from khabar.polls.composers import poll_view
from khabar.polls.queries import count_of, options_of, rail_options


def poll(context: FragmentContext) -> SafeString:
    """The poll beside every page, or the one whose number is the argument; two queries. Empty if there is none."""
    context.tag(f"polls:{context.language}")
    number = int(context.arg) if context.arg.isdigit() else None
    options = options_of(number) if number else rail_options(context.language)
    if not options:
        return mark_safe("")
    shown = poll_view(options, count_of(options[0].poll_id), place="text" if number else "side", titled=not number)
    return render_to_string("khabar_design/components/poll.html", {"edition": current_edition(), "poll": shown})
