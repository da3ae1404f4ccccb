"""The forms of signing in, in the newsroom's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal.auth import parse_authentication_response, parse_registration_response
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail")
        self.fields["remember"].label = _("Stay signed in on this machine")
        self.fields["password"].help_text = ""  # the way to a new one stands below the form
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs |= {"dir": "auto", "autofocus": True}


class NewPasswordForm(ResetPasswordForm):
    """Asks for a new password; readers have none, and get no mail about it."""

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = [user for user in self.users if not user.is_reader]
        return email


class CodeField:
    """Mixin for forms that ask for a code: its name, and the keyboard of digits on phones."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = _("Code")
        code.widget.attrs.pop("placeholder", None)
        code.widget.attrs |= {"dir": "ltr", "inputmode": "numeric"}


class CodeForm(CodeField, AuthenticateForm):
    pass


class CodeAgainForm(CodeField, ReauthenticateForm):
    pass


class SetUpAppForm(CodeField, ActivateTOTPForm):
    pass


class DeviceAnswer(forms.JSONField):
    """What a device answered. allauth reads it as if only browsers sent some: anything else ended in an error 500."""

    def __init__(self, parse: Callable[[Any], object]) -> None:
        super().__init__(widget=forms.HiddenInput)
        self.parse = parse

    def to_python(self, value: Any) -> Any:
        try:
            answer = super().to_python(value)
            if answer is not None:
                self.parse(answer)
        except ValidationError:
            raise
        except Exception as error:  # whatever fido2, or JSON too deep, ran into
            raise get_adapter().validation_error("incorrect_code") from error
        return answer

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Nothing: an answer is good once, and a page never shows it again."""
        return None


class DeviceForm:
    """Mixin for forms that ask a device who is there."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = DeviceAnswer(parse_authentication_response)


class KeyForm(DeviceForm, AuthenticateWebAuthnForm):
    pass


class KeyAgainForm(DeviceForm, ReauthenticateWebAuthnForm):
    pass


class KeyAloneForm(DeviceForm, LoginWebAuthnForm):
    pass


class AddKeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = DeviceAnswer(parse_registration_response)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("To tell it from others: the phone, the key on the key ring.")
        self.fields["passwordless"].label = _("Sign in with it alone, without a password")
        self.fields["passwordless"].help_text = _("It then asks for your finger, face or PIN.")
        self.fields["passwordless"].initial = True


class EditKeyForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
