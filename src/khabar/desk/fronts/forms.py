from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.widgets import AdminImageChooser

from khabar.pictures.models import Picture


def _moment(label: Any) -> forms.DateTimeField:
    """A time as every browser lets one choose it, without a script."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, required=False, widget=widget)


class TimesForm(forms.Form):
    """From when until when an item stands in a slot; empty means from now on, until somebody changes it."""

    starts = _moment(_("From"))
    ends = _moment(_("Until"))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        starts, ends = found.get("starts"), found.get("ends")
        if ends and starts and ends <= starts:
            self.add_error("ends", _("It would end before it starts."))
        elif ends and ends <= timezone.now():
            self.add_error("ends", _("This time is over."))
        return found


class PlacementForm(TimesForm):
    """How an item is shown in its slot, and which slot that is."""

    slot = forms.ChoiceField(label=_("Place"))
    headline = forms.CharField(
        label=_("Headline on this front"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Empty: the item's own."),
    )
    picture = forms.ModelChoiceField(
        label=_("Picture on this front"),
        queryset=Picture.objects.none(),
        required=False,
        widget=AdminImageChooser(),
        help_text=_("Empty: the item's own."),
    )
    field_order = ("headline", "picture", "slot", "starts", "ends")

    def __init__(self, *args: Any, labels: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = list(labels.items())
        self.fields["picture"].queryset = Picture.objects.all()

    def clean_picture(self) -> Picture | None:
        """A picture is shown to readers with the name of who made it, or not at all."""
        picture: Picture | None = self.cleaned_data["picture"]
        if picture and not picture.credit:
            raise forms.ValidationError(
                _("This picture has no credit. Name its photographer or agency before it is published.")
            )
        return picture
