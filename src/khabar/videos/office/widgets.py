"""Fields of the video's form that do more than hold a text."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.forms.widgets import Media
from django.urls import reverse
from wagtail.admin.staticfiles import versioned_static


class RecordingInput(forms.HiddenInput):
    """Takes a file in and shows what becomes of it, apart from the form: a draft that saves itself sends no file."""

    template_name = "khabar_videos/office/recording_input.html"
    input_type = "hidden"
    is_hidden = False

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        from khabar.videos.office.telling import told_number

        context: dict[str, Any] = super().get_context(name, value, attrs)
        told = told_number(value)
        context["widget"] |= {"told": json.dumps(told) if told else "", "upload": reverse("khabar_videos:take_in")}
        return context

    @property
    def media(self) -> Media:
        return Media(
            css={"all": [versioned_static("khabar_videos/office/recording.css")]},
            js=[versioned_static("khabar_videos/office/recording.js")],
        )


class CaptionsInput(forms.Textarea):
    """A text that may be read from a file, in the direction of its own words."""

    template_name = "khabar_videos/office/captions_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "auto", "rows": 8, "spellcheck": "false", **(attrs or {})})
