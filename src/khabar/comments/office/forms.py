from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.comments.models import Ban, Discussion, HouseRules, SectionRules

DURATIONS = (("1", _("one day")), ("7", _("one week")), ("30", _("one month")), ("", _("for good")))


class BanForm(forms.ModelForm[Ban]):
    """For how long, why, and how to appeal."""

    days = forms.ChoiceField(label=_("How long"), choices=DURATIONS, required=False, initial="7")

    class Meta:
        model = Ban
        fields = ("reason", "appeal")

    @property
    def until(self) -> datetime | None:
        days = self.cleaned_data["days"]
        return timezone.now() + timedelta(days=int(days)) if days else None


class ItemTerms(forms.ModelForm[Discussion]):
    """What an item's editors decide about its comments."""

    class Meta:
        model = Discussion
        fields = ("mode", "closing_days")


class SectionTerms(forms.ModelForm[SectionRules]):
    """What a section's editors decide about its items' comments."""

    class Meta:
        model = SectionRules
        fields = ("mode", "closing_days")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mode"]
        # Above a section stands the house, or the section it lies in.
        field.choices = [("", _("as everywhere")), *[choice for choice in field.choices if choice[0]]]  # type: ignore[attr-defined]


class RulesForm(forms.ModelForm[HouseRules]):
    """The rules of the house."""

    class Meta:
        model = HouseRules
        fields = (
            "open",
            "read_first",
            "closing_days",
            "hold_newcomers",
            "trust_after",
            "longest",
            "most_links",
            "most_per_hour",
            "most_per_network",
            "hold_after_reports",
            "edit_minutes",
            "proof_of_work",
            "flood",
        )
