from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from khabar.edge.fragments import FragmentContext
from khabar.news.cards import cards
from khabar.related.queries import keys_of, related_to


def related(context: FragmentContext) -> SafeString:
    """What is related to the item whose number is the argument, whatever its age; three queries.

    A fragment, since what is published tomorrow may be related to it. It is kept until something comes that shares one
    of the item's keys, or one of those shown changes.
    """
    number = int(context.arg or 0)
    keys = keys_of(number)
    context.tag("related", f"related:{number}", f"item:{number}", *(key.kind.tag(key.number) for key in keys))
    found = related_to(number, context.language, keys)
    if not found:
        return mark_safe("")
    return render_to_string("khabar_related/related.html", {"cards": cards(found)})
