from __future__ import annotations

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from khabar.design.queries import current_edition
from khabar.edge import tags
from khabar.edge.fragments import FragmentContext
from khabar.news.cards import cards
from khabar.trending.queries import LISTED, most_read

FADES = timedelta(minutes=5)


def most_read_part(context: FragmentContext) -> SafeString:
    """The five most read of the edition, or of the section whose number is the argument; one query."""
    section = int(context.arg) if context.arg.isdigit() else None
    tags.record(f"most-read:{section if section is not None else context.language}")
    tags.holds_until(timezone.now() + FADES)  # an item may leave the list without another's being read
    items = list(most_read(context.language, section=section).for_cards()[:LISTED])
    if not items:
        return mark_safe("")
    title = _("Most read") if section is None else _("Most read here")
    shown = {"edition": current_edition(), "cards": cards(items, "square"), "title": title}
    return render_to_string("khabar_design/components/mostread.html", shown)
