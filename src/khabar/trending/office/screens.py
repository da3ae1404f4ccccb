"""What editors see: what is being read now, by item and section, with a chart that keeps itself up to date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from khabar.design.charts import Chart, bar_chart
from khabar.design.editions import EDITIONS, Edition, current
from khabar.design.templatetags.khabar_design import written
from khabar.news.models import NewsPage
from khabar.sections.models import Section
from khabar.sections.queries import sections_of
from khabar.trending.actions import RIGHT, leave_out
from khabar.trending.queries import Read, Slot, read_now, readers_of, views_by
from khabar.trending.windows import WINDOWS, Window

SPANS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}


@dataclass(frozen=True)
class Choice:
    """A link of the dashboard that shows something else."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True)
class Chosen:
    """What the dashboard is asked for; addresses that ask for anything else are not found."""

    edition: Edition
    window: Window
    section: Section | None

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        code, name = request.GET.get("edition", settings.EDITIONS[0]), request.GET.get("window", "hour")
        number = request.GET.get("section", "")
        if code not in settings.EDITIONS or code not in EDITIONS or name not in WINDOWS:
            raise Http404
        if number and not (number.isascii() and number.isdigit() and len(number) < 19):
            raise Http404
        section = get_object_or_404(sections_of(code), pk=int(number)) if number else None
        return cls(EDITIONS[code], WINDOWS[name], section)

    def address(self, **changed: Any) -> str:
        asked = {"edition": self.edition.code, "window": self.window.name} | (
            {"section": self.section.pk} if self.section else {}
        )
        asked |= changed
        query = "&".join(f"{name}={value}" for name, value in asked.items() if value != "")
        return f"{reverse('khabar_read_now:now')}?{query}"


def chart_of(label: str, slots: list[Slot], style: str) -> Chart:
    names = [written(timezone.localtime(slot.start), current(), style) for slot in slots]
    titles = [f"{name}: {slot.count}" for name, slot in zip(names, slots, strict=True)]
    return bar_chart(label, [slot.count for slot in slots], titles, marks=names)


@require_admin_access
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """What is being read; with `?live` the part that changes alone, for the page's own script."""
    chosen = Chosen.of(request)
    edition, section = chosen.edition.code, chosen.section
    number = section.pk if section else None
    rows: list[Read] = read_now(edition, chosen.window, SPANS[chosen.window.name], section=number)
    sections = list(sections_of(edition))
    counts = readers_of([each.pk for each in sections], SPANS[chosen.window.name])
    minutes = views_by(timedelta(minutes=1), 60, edition=edition, section=number)
    context = {
        "rows": rows,
        "chart": chart_of(_("Views by minute, last hour"), minutes, "time"),
        "window": chosen.window,
        "editions": [
            Choice(EDITIONS[code].name, chosen.address(edition=code, section=""), code == edition)
            for code in settings.EDITIONS
            if code in EDITIONS
        ],
        "windows": [
            Choice(str(each.label), chosen.address(window=name), name == chosen.window.name)
            for name, each in WINDOWS.items()
        ],
        "sections": [
            Choice(_("All sections"), chosen.address(section=""), section is None, sum(counts.values())),
            *(
                Choice(each.title, chosen.address(section=each.pk), each.pk == number, counts.get(each.pk, 0))
                for each in sections
            ),
        ],
        "here": chosen.address(),
        "may_leave_out": request.user.has_perm(RIGHT),
    }
    template = "live" if "live" in request.GET else "now"
    return render(request, f"khabar_trending/{template}.html", context)


@require_admin_access
@require_safe
def item(request: HttpRequest, number: int) -> HttpResponse:
    """How one item is read: by minute and by hour."""
    found = get_object_or_404(NewsPage.objects.published().for_links(), pk=number)
    hours = views_by(timedelta(hours=1), 7 * 24, item=number)
    return render(
        request,
        "khabar_trending/item.html",
        {
            "item": found,
            "total": sum(slot.count for slot in hours),
            "charts": [
                chart_of(
                    _("Views by minute, last three hours"), views_by(timedelta(minutes=1), 180, item=number), "time"
                ),
                chart_of(_("Views by hour, last seven days"), hours, "full"),
            ],
        },
    )


@require_admin_access
@require_POST
def exclude(request: HttpRequest, number: int) -> HttpResponse:
    """Keep an item out of the lists, or let it in again."""
    found = get_object_or_404(NewsPage, pk=number)
    out = request.POST.get("out") == "1"
    leave_out(found, request.user, out=out)  # type: ignore[arg-type]
    words = _("“%(item)s” is left out of the lists.") if out else _("“%(item)s” may stand in the lists again.")
    messages.success(request, words % {"item": found.card_headline})
    return redirect(reverse("khabar_read_now:now"))


urlpatterns = [
    path("", now, name="now"),
    path("<int:number>/", item, name="item"),
    path("<int:number>/exclude/", exclude, name="exclude"),
]
