"""What an editor narrows a listing down by. The form only says what is wished for; `queries` finds it."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from khabar.design.editions import get_edition
from khabar.desk.models import Listed, Status
from khabar.desk.queries import SHOWN_IN_LISTS, Wish
from khabar.news.models import URGENCIES
from khabar.sections.reach import Reach


def _several(label: Any, choices: Any) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, distinct=False
    )


class ItemFilters(WagtailFilterSet):
    """Needs the `reach` of who asks."""

    status = _several(_("Status"), [pair for pair in Status.choices if pair[0] in SHOWN_IN_LISTS])
    section = _several(_("Section"), [])
    mine = django_filters.ChoiceFilter(
        label=_("Whose"), choices=[("mine", _("Mine"))], empty_label=_("Everybody’s"), widget=forms.RadioSelect
    )
    author = django_filters.CharFilter(
        label=_("Author"), help_text=_("Part of a name above the item, or of whoever made it."), max_length=100
    )
    edition = django_filters.ChoiceFilter(label=_("Edition"), empty_label=_("All"), widget=forms.RadioSelect)
    urgency = _several(_("Urgency"), URGENCIES)
    days = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    missing = _several(_("Missing"), [("picture", _("Lead picture")), ("standfirst", _("Standfirst"))])

    class Meta:
        model = Listed
        fields: list[str] = []

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        several = len(settings.EDITIONS) > 1
        self.filters["section"].extra["choices"] = [
            (str(number), f"{title} ({get_edition(edition).name})" if several else title)
            for number, title, edition in reach.labels
        ]
        self.filters["edition"].extra["choices"] = [(code, get_edition(code).name) for code in settings.EDITIONS]
        if not several:
            del self.filters["edition"]

    def filter_queryset(self, queryset: QuerySet[Listed]) -> QuerySet[Listed]:
        raise NotImplementedError("ask `wish` what is wished for")

    def wish(self, text: str) -> Wish:
        """What the form says; what it does not understand is not wished for."""
        said = getattr(self.form, "cleaned_data", {}) if self.is_bound and self.is_valid() is not None else {}
        days = said.get("days")
        return Wish(
            text=text,
            author=said.get("author") or "",
            statuses=said.get("status") or (),
            sections=[int(number) for number in said.get("section") or ()],
            edition=said.get("edition") or "",
            owner=self.request.user.pk if said.get("mine") else None,
            urgencies=[int(number) for number in said.get("urgency") or ()],
            missing=said.get("missing") or (),
            days=(days.start and days.start.date(), days.stop and days.stop.date()) if days else (None, None),
        )
