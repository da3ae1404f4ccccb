from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from khabar.channels import zones
from khabar.text.bidi import strip_controls

if TYPE_CHECKING:
    from khabar.channels.models import Channel, Programme


class CounterpartField(forms.ModelChoiceField):
    """One of the channels, named with its edition."""

    def label_from_instance(self, channel: Any) -> str:
        return f"{channel.name} ({channel.get_edition_display()})"


class ChannelForm(WagtailAdminModelForm):
    """A channel of an edition that this site has, in a zone that there is."""

    instance: Channel
    counterpart = CounterpartField(
        queryset=None,
        required=False,
        label=gettext_lazy("The same channel in another edition"),
        help_text=gettext_lazy("Readers who change the edition come from one to the other."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("edition")
        if isinstance(field, forms.ChoiceField):
            field.choices = [pair for pair in field.choices if pair[0] in settings.EDITIONS]
            field.initial = settings.EDITIONS[0]
        chosen = self.fields.get("counterpart")
        if isinstance(chosen, forms.ModelChoiceField):
            others = type(self.instance).objects.exclude(pk=self.instance.pk)
            chosen.queryset = others.filter(edition__in=settings.EDITIONS).order_by("edition", "position", "pk")
            self.initial["counterpart"] = others.filter(translation_key=self.instance.translation_key).first()
        given = self.fields.get("zone")
        if given is not None:
            own = _("The newsroom’s (%(zone)s)") % {"zone": settings.TIME_ZONE}
            choices = [("", own), *((name, name) for name in zones.names())]
            self.fields["zone"] = forms.ChoiceField(
                label=given.label, help_text=given.help_text, required=False, choices=choices
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        chosen, edition = data.get("counterpart"), data.get("edition")
        if chosen and chosen.edition == edition:
            self.add_error("counterpart", _("This channel is of the same edition."))
        elif chosen and edition:
            others = type(self.instance).objects.exclude(pk=self.instance.pk)
            taken = others.filter(translation_key=chosen.translation_key, edition=edition).first()
            if taken:
                told = {"channel": chosen.name, "other": taken.name}
                self.add_error("counterpart", _("%(channel)s has a counterpart already: %(other)s.") % told)
        return data

    def save(self, commit: bool = True) -> Channel:
        if "counterpart" in self.changed_data:
            chosen = self.cleaned_data["counterpart"]
            self.instance.translation_key = chosen.translation_key if chosen else uuid4()
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
