from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from khabar.channels.models import Switch

LARGEST_UPLOAD = 4 * 1024 * 1024
"""Bytes; what is fetched from an address may be larger."""


class UploadForm(forms.Form):
    """A file with a schedule."""

    file = forms.FileField(
        label=_("XMLTV or CSV file"),
        help_text=_("At most 4 MB; larger ones packed with gzip."),
        widget=forms.FileInput(attrs={"accept": ".xml,.xmltv,.csv,.txt,.gz"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_UPLOAD:
            raise forms.ValidationError(_("The file is larger than 4 MB."))
        return file


class SwitchForm(forms.Form):
    """What decides whether a channel is on air."""

    switch = forms.ChoiceField(label=_("On air"), choices=Switch.choices)
