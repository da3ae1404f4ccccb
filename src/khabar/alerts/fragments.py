from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from khabar.alerts.models import Level
from khabar.alerts.queries import standing
from khabar.design.components import AlertBar
from khabar.edge import tags
from khabar.edge.fragments import FragmentContext


def bar(context: FragmentContext) -> SafeString:
    """The alert over every page, or nothing; one query. It goes by itself at its end."""
    context.tag(f"alerts:{context.language}")
    alert = standing(context.language)
    if alert is None:
        return mark_safe("")
    tags.holds_until(alert.ends_at)
    url = alert.url
    if alert.item:
        context.tag(f"item:{alert.item_id}")
        url = (url or alert.item.path_on_site) if alert.item.live_at else ""
    shown = AlertBar(number=alert.pk, text=alert.text, url=url, breaking=alert.level == Level.BREAKING)
    return render_to_string("khabar_design/components/alert.html", {"alert": shown})
