from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from khabar.alerts.actions import HOUR
from khabar.alerts.models import Alert
from khabar.design.editions import get_edition
from khabar.news.models import NewsPage

TIMES = [(15, _("15 minutes")), (30, _("30 minutes")), (HOUR, _("An hour")), (180, _("3 hours")), (720, _("12 hours"))]


class AlertForm(forms.ModelForm):  # type: ignore[type-arg]
    url = forms.URLField(
        label=_("Link"), required=False, assume_scheme="https", widget=forms.URLInput(attrs={"dir": "ltr"})
    )
    minutes = forms.TypedChoiceField(label=_("For how long"), choices=TIMES, coerce=int, initial=HOUR)

    class Meta:
        model = Alert
        fields = ["edition", "text", "url", "level", "item"]
        widgets = {
            "text": forms.TextInput(attrs={"dir": "auto", "autofocus": True}),
            "item": forms.HiddenInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, get_edition(code).name) for code in settings.EDITIONS]
        self.fields["edition"] = forms.ChoiceField(label=_("Edition"), choices=choices)
        self.fields["item"].queryset = NewsPage.objects.published()  # type: ignore[attr-defined]
        self.fields["item"].required = False

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        item = said.get("item")
        if item and item.edition != said.get("edition"):
            self.add_error("edition", _("The item is of another edition."))
        return said
