from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from khabar.pictures.metadata import mean_colour
from khabar.pictures.models import Picture
from khabar.pictures.refusals import check_file


class PictureFileField(WagtailImageField):
    """A picture file, looked at from outside before anything opens it, and tried once before it is stored."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return super().to_python(data)
        check_file(data)
        found = super().to_python(data)
        if not mean_colour(found):
            raise ValidationError(_("This file is damaged or incomplete. Ask for it again, or save it anew."), "broken")
        return found


def moment_input() -> forms.DateTimeInput:
    """A time to the second as every browser lets one choose it, without a script."""
    return forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S")


class PictureForm(BaseImageForm):
    """What every form for pictures in the back office is made from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain = self.fields.get("file")
        if plain:
            guarded = PictureFileField(label=plain.label, required=plain.required, widget=plain.widget)
            guarded.initial = plain.initial
            self.fields["file"] = guarded
        if "usable_until" in self.fields:
            self.fields["usable_until"].widget = moment_input()
        for name in ("caption", "description", "photographer", "agency", "source", "place", "title"):
            if name in self.fields:
                self.fields[name].widget.attrs["dir"] = "auto"


class SharedForm(forms.Form):
    """What pictures that are uploaded together have in common. What the files say of themselves gives way to it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="shared", **kwargs)
        self.fields.update(forms.fields_for_model(Picture, ("caption", "photographer", "agency", "usable_until")))
        self.fields["usable_until"].widget = moment_input()
        self.fields["caption"].widget.attrs["rows"] = 2
        for name in ("caption", "photographer", "agency"):
            self.fields[name].widget.attrs["dir"] = "auto"


class SearchForm(forms.Form):
    """Words that a picture is looked for by."""

    q = forms.CharField(
        label=gettext_lazy("Search"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Caption, credit, place or day"), "dir": "auto"}),
    )
