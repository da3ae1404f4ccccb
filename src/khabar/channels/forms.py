from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from khabar.channels import zones
from khabar.text.bidi import strip_controls

if TYPE_CHECKING:
    from khabar.channels.models import Channel, Programme


class ChannelForm(WagtailAdminModelForm):
    """A channel of an edition that this site has, in a zone that there is."""

    instance: Channel

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("edition")
        if isinstance(field, forms.ChoiceField):
            field.choices = [pair for pair in field.choices if pair[0] in settings.EDITIONS]
            field.initial = settings.EDITIONS[0]
        given = self.fields.get("zone")
        if given is not None:
            own = _("The newsroom’s (%(zone)s)") % {"zone": settings.TIME_ZONE}
            choices = [("", own), *((name, name) for name in zones.names())]
            self.fields["zone"] = forms.ChoiceField(
                label=given.label, help_text=given.help_text, required=False, choices=choices
            )

    def save(self, commit: bool = True) -> Channel:
        if {"schedule_url", "schedule_channel", "zone"} & set(self.changed_data):
            self.instance.fetch_at, self.instance.fetch_trouble = None, ""  # the beat fetches it within a minute
        saved: Channel = super().save(commit=commit)
        return saved


class ProgrammeForm(WagtailAdminModelForm):
    """A programme that ends after it begins, and within a day."""

    instance: Programme

    def clean(self) -> dict[str, Any]:
        from khabar.channels.reading.entries import LONGEST

        data: dict[str, Any] = super().clean()
        data["title"] = strip_controls(data.get("title") or "").strip()
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("It ends before it begins."))
        elif starts and ends and ends - starts > LONGEST:
            self.add_error("ends_at", _("It lasts more than a day: one of its dates must be wrong."))
        return data
