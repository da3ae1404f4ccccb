"""The desk's own screens of the back office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Page

from khabar.design.editions import get_edition
from khabar.desk.filters import ItemFilters
from khabar.desk.listings import LISTINGS
from khabar.desk.models import Listed
from khabar.desk.queries import PAGE, Found, last_section_of, listing
from khabar.desk.rows import as_row
from khabar.news.cursors import BadCursor, Cursor
from khabar.sections.reach import reach_of


class ItemsView(BaseListingView):
    """All items of a kind, newest first, by cursor. Counts nothing."""

    template_name = "khabar_desk/items.html"
    results_template_name = "khabar_desk/items_results.html"
    model = Listed
    is_searchable = True
    columns: list[Any] = []  # the template lays out a row: what Wagtail's tables can't, such as a phone's

    def setup(self, request: HttpRequest, *args: Any, kind: str, **kwargs: Any) -> None:
        super().setup(request, *args, kind=kind, **kwargs)
        if kind not in LISTINGS:
            raise Http404
        self.listing = LISTINGS[kind]
        self.page_title, self.header_icon = self.listing.title, self.listing.icon
        self.reach = reach_of(request.user)
        if not self.reach:
            raise PermissionDenied

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(str(self.listing.new), url=self.new_url, icon_name="plus")]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [Button(_("Trash"), url=reverse("khabar_desk:trash"), icon_name="bin")]

    @property
    def new_url(self) -> str:
        return reverse("khabar_desk:new", args=[self.listing.kind])

    def get_index_url(self) -> str:
        return reverse("khabar_desk:items", args=[self.listing.kind])

    def get_index_results_url(self) -> str:
        return reverse("khabar_desk:items_results", args=[self.listing.kind])

    def get_search_form(self) -> SearchForm:
        given = self.request.GET if self.search_kwarg in self.request.GET else None
        return SearchForm(given, placeholder=_("Search headlines…"))

    @cached_property
    def filters(self) -> ItemFilters:
        return ItemFilters(self.request.GET, request=self.request, reach=self.reach)

    @cached_property
    def found(self) -> Found:
        try:
            cursor = Cursor.parse(self.request.GET.get("after", ""))
        except BadCursor as error:
            raise Http404 from error
        return listing(self.listing.kind, self.filters.wish(self.search_query), self.reach, cursor, PAGE)

    def get_queryset(self) -> Any:
        return self.found.rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        wished = self.request.GET.copy()
        for name in ("after", "_w_filter_fragment"):
            wished.pop(name, None)
        return context | {
            "listing": self.listing,
            "found": self.found,
            "rows": [as_row(row, self.reach) for row in self.found.rows],
            "newest_url": f"{self.index_url}?{wished.urlencode()}" if "after" in self.request.GET else "",
            "next_url": f"{self.index_url}?{wished.urlencode()}&after={self.found.next}" if self.found.next else "",
            "several_editions": len(settings.EDITIONS) > 1,
            "narrowed": self.is_searching or self.is_filtering,
            "new_url": self.new_url,
            "model_opts": Page._meta,
        }


class NewItemView(WagtailAdminTemplateMixin, TemplateView):
    """Where to write something new: a section of an edition, the last one first. Nobody needs to know the tree."""

    template_name = "khabar_desk/new.html"

    def setup(self, request: HttpRequest, *args: Any, kind: str, **kwargs: Any) -> None:
        super().setup(request, *args, kind=kind, **kwargs)
        if kind not in LISTINGS:
            raise Http404
        self.listing = LISTINGS[kind]
        self.page_title, self.header_icon = self.listing.new, self.listing.icon

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("khabar_desk:items", args=[self.listing.kind]), "label": self.listing.title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reach = reach_of(request.user)
        addable = reach.sections("add_page")
        self.places = [label for label in reach.labels if addable is None or label[0] in addable]
        if not self.places and not request.user.is_superuser:
            raise PermissionDenied
        if len(self.places) == 1:
            return redirect(self._address(self.places[0][0]))
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def _address(self, section: int) -> str:
        return reverse("wagtailadmin_pages:add", args=[*self.listing.target, section])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        last = last_section_of(self.request.user)
        places = [Place(title, code, self._address(number), number == last) for number, title, code in self.places]
        codes = dict.fromkeys(place.edition for place in places)
        return super().get_context_data(**kwargs) | {
            "listing": self.listing,
            "last": next((place for place in places if place.last), None),
            "editions": [(get_edition(code), [place for place in places if place.edition == code]) for code in codes],
            "sections_url": reverse("wagtailadmin_explore_root"),
        }


@dataclass(frozen=True)
class Place:
    """A section somebody may write in."""

    title: str
    edition: str
    url: str
    last: bool
