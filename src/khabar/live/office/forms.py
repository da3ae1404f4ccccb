from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khabar.live.actions import Words
from khabar.live.writing import MOST_LETTERS, TooLong, blocks_from, parted
from khabar.pictures.forms import PictureFileField
from khabar.pictures.models import Picture


class WordsForm(forms.Form):
    """What a writer sends. `words` is there once it is valid."""

    text = forms.CharField(max_length=MOST_LETTERS + 200, strip=True)
    key = forms.UUIDField(required=False)
    version = forms.IntegerField(required=False, min_value=1)
    correction = forms.CharField(required=False, max_length=300)
    key_moment = forms.BooleanField(required=False)
    pinned = forms.BooleanField(required=False)
    breaking = forms.BooleanField(required=False)

    words: Words

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        title, rest = parted(cleaned.get("text", ""))
        try:
            self.words = Words(blocks_from(rest), title, cleaned.get("correction", ""))
        except TooLong:
            self.add_error("text", _("An entry can’t be so long. Break it into several."))
        return cleaned

    @property
    def marks(self) -> dict[str, bool]:
        return {name: self.cleaned_data[name] for name in ("key_moment", "pinned", "breaking")}

    @property
    def sent_key(self) -> UUID | None:
        found: UUID | None = self.cleaned_data.get("key")
        return found


class PastedForm(forms.Form):
    """A picture that was pasted or chosen: whose it is comes with it, or it can't be published."""

    file = PictureFileField(label=gettext_lazy("Picture"))
    credit = forms.CharField(max_length=200, label=gettext_lazy("Photographer or agency"))
    description = forms.CharField(max_length=255, required=False, label=gettext_lazy("Description"))

    def save(self, user: Any) -> Picture:
        given = self.cleaned_data
        title = (given["description"] or given["file"].name)[:255]
        picture = Picture(title=title, file=given["file"], photographer=given["credit"], uploaded_by_user=user)
        picture.description = given["description"]
        picture.save()
        return picture
