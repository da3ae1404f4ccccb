from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.users.forms import UserCreationForm, UserEditForm

from khabar.accounts import second_factor
from khabar.accounts.actions import entrust
from khabar.accounts.queries import places_of, roles
from khabar.accounts.roles import LABELS
from khabar.accounts.teams import places

TOP_DEPTH = 2
"""Depth in the tree of an edition's home."""
ORDER = ["username", "first_name", "last_name", "email", "groups", "places", "is_superuser", "is_active"]


class RolesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Group) -> str:
        return str(LABELS.get(obj.name, obj.name))


class PlacesField(forms.ModelMultipleChoiceField):
    """Places by name, with the edition for the whole of one and a dash for what lies in it."""

    def label_from_instance(self, obj: Page) -> str:
        if obj.depth == TOP_DEPTH:
            return str(_("Everything in the edition: %(edition)s") % {"edition": obj.locale.get_display_name()})
        return f"{'– ' * (obj.depth - TOP_DEPTH)}{obj.title}"


class PlacedForm(forms.ModelForm):
    """An account's form with what somebody does (roles) and where they publish (places)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"] = RolesField(
            roles(), label=_("Roles"), required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["places"] = PlacesField(
            places(),
            label=_("Publishes in"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Where this person approves and publishes. Chief editors publish everywhere."),
            initial=places_of(self.instance) if self.instance.pk else (),
        )
        self.order_fields(ORDER)

    def _save_m2m(self) -> None:
        """The roles are set anew, which would forget the teams; who edits themself has no such field to fill in."""
        super()._save_m2m()
        entrust(self.instance, self.cleaned_data["places"])


class StaffCreationForm(PlacedForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        pass


class StaffEditForm(PlacedForm, UserEditForm):
    """Whose phone is lost gets in again by an administrator, who forgets their passkeys and codes."""

    class Meta(UserEditForm.Meta):
        pass

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        if not editing_self and is_mfa_enabled(self.instance):
            self.fields["forget_second_factors"] = forms.BooleanField(
                label=_("Forget passkeys and codes"),
                required=False,
                help_text=_("For somebody who has lost them. They sign in with the password and set up new ones."),
            )

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if self.cleaned_data.get("forget_second_factors"):
            second_factor.forget(self.instance)
