from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

if TYPE_CHECKING:
    from khabar.polls.models import Poll


class PollForm(WagtailAdminModelForm):
    """Refuses what would make a count mean something else once readers have voted."""

    instance: Poll

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("edition")
        if isinstance(field, forms.ChoiceField):
            field.choices = [pair for pair in field.choices if pair[0] in settings.EDITIONS]
            field.initial = settings.EDITIONS[0]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if closes and not opens:
            self.add_error("opens_at", _("A poll that closes must open."))
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("It closes before it opens."))
        if self.instance.pk and self._has_votes():
            self._check_what_was_voted_on()
        return data

    def _has_votes(self) -> bool:
        from khabar.polls.queries import has_votes

        return has_votes(self.instance.pk)

    def _check_what_was_voted_on(self) -> None:
        for name in {"edition", "multiple"} & set(self.changed_data):
            self.add_error(name, _("Readers have voted already: this stays as it is."))
        options = self.formsets["options"]
        options.full_clean()  # or it would know only later which of its forms are to be deleted
        added = any(form.instance.pk is None and form.has_changed() for form in options.forms)
        deleted = any(form.instance.pk and form.cleaned_data.get("DELETE") for form in options.forms if form.is_valid())
        if added or deleted:
            self.add_error(None, _("Readers have voted already: options can't be added or taken away."))
