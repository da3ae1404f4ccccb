"""Fields of the back office in the direction of what is written in them, whatever the interface's language."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from khabar.design.editions import get_edition

NOT_WRITING = (forms.NumberInput, forms.URLInput, forms.EmailInput, AdminDateInput, AdminDateTimeInput, AdminTimeInput)


class PageFormInItsLanguage(WagtailAdminPageForm):
    """Gives each line of text the language and direction of the page's edition; CSS does so for blocks of a text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.locale_id:
            return
        edition = get_edition(self.instance.locale.language_code)
        for name, field in self.fields.items():
            widget = field.widget
            if isinstance(widget, forms.TextInput | forms.Textarea) and not isinstance(widget, NOT_WRITING):
                # A slug may hold the other script, and begins where its own letters begin.
                widget.attrs |= (
                    {"dir": "auto"} if name == "slug" else {"dir": edition.direction, "lang": edition.language}
                )
