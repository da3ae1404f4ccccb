"""What editors see: what is being read now, by item, section and story, with a chart that keeps itself up to date."""

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
from khabar.news.facets import Facet, facets
from khabar.news.models import NewsPage
from khabar.sections.models import Section
from khabar.sections.queries import sections_of
from khabar.trending.actions import RIGHT, leave_out
from khabar.trending.queries import Read, Slot, most_read_groups, read_now, readers_of, views_by
from khabar.trending.windows import WINDOWS, Window

SPANS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}
MOST_GROUPS = 12


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
    group: tuple[Facet, int] | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        code, name = request.GET.get("edition", settings.EDITIONS[0]), request.GET.get("window", "hour")
        if code not in settings.EDITIONS or code not in EDITIONS or name not in WINDOWS:
            raise Http404
        number = _number(request, "section")
        section = get_object_or_404(sections_of(code), pk=number) if number else None
        groups = [(facet, number) for facet in facets() if (number := _number(request, facet.name))]
        if len(groups) + bool(section) > 1 or not all(facet.titles(code, [number]) for facet, number in groups):
            raise Http404
        return cls(EDITIONS[code], WINDOWS[name], section, groups[0] if groups else None)

    @property
    def within(self) -> dict[str, int]:
        """Of which items, as the queries have it."""
        if self.group is not None:
            return {self.group[0].lookup: self.group[1]}
        return {"section": self.section.pk} if self.section else {}

    def in_facet(self, facet: Facet) -> int | None:
        """The number of the group chosen of this kind."""
        return self.group[1] if self.group is not None and self.group[0] == facet else None

    def address(self, **changed: Any) -> str:
        """Where this is shown, or something else: at most one of a section and a group."""
        asked: dict[str, Any] = {"edition": self.edition.code, "window": self.window.name}
        if self.section:
            asked["section"] = self.section.pk
        if self.group:
            asked[self.group[0].name] = self.group[1]
        if changed.keys() - {"window"}:
            asked = {"edition": self.edition.code, "window": self.window.name}
        asked |= changed
        query = "&".join(f"{name}={value}" for name, value in asked.items() if value != "")
        return f"{reverse('khabar_read_now:now')}?{query}"


def _number(request: HttpRequest, name: str) -> int | None:
    """The number of this name in the address, if there is one. Raises Http404 for anything else."""
    value = request.GET.get(name, "")
    if value and not (value.isascii() and value.isdigit() and len(value) < 19):
        raise Http404
    return int(value) if value else None


def sections_to_choose(chosen: Chosen) -> list[Choice]:
    """The edition's sections with their views; two queries."""
    sections = list(sections_of(chosen.edition.code))
    counts = readers_of([each.pk for each in sections], SPANS[chosen.window.name])
    return [
        Choice(_("All sections"), chosen.address(section=""), not chosen.within, sum(counts.values())),
        *(
            Choice(each.title, chosen.address(section=each.pk), each == chosen.section, counts.get(each.pk, 0))
            for each in sections
        ),
    ]


def groups_to_choose(chosen: Chosen, facet: Facet) -> list[Choice]:
    """The most read groups of a kind, and the one that is chosen; two queries."""
    edition, number = chosen.edition.code, chosen.in_facet(facet)
    counts = most_read_groups(edition, facet.lookup, SPANS[chosen.window.name], MOST_GROUPS)
    if number is not None:
        counts.setdefault(number, 0)
    titles = facet.titles(edition, counts.keys())
    return [
        Choice(titles[each], chosen.address(**{facet.name: each}), each == number, count)
        for each, count in counts.items()
        if each in titles
    ]


def chart_of(label: str, slots: list[Slot], style: str) -> Chart:
    names = [written(timezone.localtime(slot.start), current(), style) for slot in slots]
    titles = [f"{name}: {slot.count}" for name, slot in zip(names, slots, strict=True)]
    return bar_chart(label, [slot.count for slot in slots], titles, marks=names)


@require_admin_access
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """What is being read; with `?live` the part that changes alone, for the page's own script."""
    chosen = Chosen.of(request)
    edition, within = chosen.edition.code, chosen.within
    rows: list[Read] = read_now(edition, chosen.window, SPANS[chosen.window.name], within=within)
    minutes = views_by(timedelta(minutes=1), 60, edition=edition, within=within)
    groups = [(facet.label, groups_to_choose(chosen, facet)) for facet in facets()]
    context = {
        "rows": rows,
        "chart": chart_of(_("Views by minute, last hour"), minutes, "time"),
        "window": chosen.window,
        "editions": [
            Choice(EDITIONS[code].name, chosen.address(edition=code), code == edition)
            for code in settings.EDITIONS
            if code in EDITIONS
        ],
        "windows": [
            Choice(str(each.label), chosen.address(window=name), name == chosen.window.name)
            for name, each in WINDOWS.items()
        ],
        "sections": sections_to_choose(chosen),
        "groups": [(label, choices) for label, choices in groups if choices],
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
