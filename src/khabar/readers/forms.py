from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.readers.queries import tidy


class AddressForm(forms.Form):
    """A reader's e-mail address."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
        help_text=_("It is used for this alone, and shown to nobody."),
    )

    def clean_email(self) -> str:
        return tidy(self.cleaned_data["email"])
