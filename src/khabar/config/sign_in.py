"""Django's and allauth's settings of signing in; `settings` takes them over."""

from __future__ import annotations

from typing import Any

COUNTERS = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "khabar_shared_cache",
    "OPTIONS": {"MAX_ENTRIES": 10_000},
}


def sign_in_settings(
    sign_in: str, inside: str, *, production: bool, base_url: str, trust_proxy: bool
) -> dict[str, Any]:
    """Passwords, passkeys and codes by allauth; attempts counted for all processes together in a table.

    `sign_in` is the address where it is done, `inside` where it leads to.
    """
    return {
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "LOGIN_URL": sign_in,
        "WAGTAILADMIN_LOGIN_URL": sign_in,
        "WAGTAIL_FRONTEND_LOGIN_URL": sign_in,
        "LOGIN_REDIRECT_URL": inside,
        # Passwords are allauth's, addresses are given by administrators.
        "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED": False,
        "WAGTAIL_EMAIL_MANAGEMENT_ENABLED": False,
        "ACCOUNT_ADAPTER": "khabar.accounts.adapters.StaffAdapter",
        "ACCOUNT_FORMS": {
            "login": "khabar.accounts.sign_in.SignInForm",
            "reset_password": "khabar.accounts.sign_in.NewPasswordForm",
        },
        # Mails with links for readers: to one address, and asked for from one network.
        "ACCOUNT_RATE_LIMITS": {"reader_link": "5/h/key", "reader_links": "30/h/key"},
        "ACCOUNT_LOGIN_METHODS": {"username", "email"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "email*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_LOGOUT_REDIRECT_URL": sign_in,
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": base_url.partition(":")[0],
        "ALLAUTH_TRUSTED_PROXY_COUNT": int(trust_proxy),
        **_second_factors(production=production),
        "CACHES": {
            "default": {"BACKEND": "khabar.accounts.cache.CountingCache"},
            "shared": COUNTERS,
        },
    }


def _second_factors(*, production: bool) -> dict[str, Any]:
    return {
        "MFA_ADAPTER": "khabar.accounts.adapters.StaffMFAAdapter",
        "MFA_FORMS": {
            "authenticate": "khabar.accounts.sign_in.CodeForm",
            "reauthenticate": "khabar.accounts.sign_in.CodeAgainForm",
            "activate_totp": "khabar.accounts.sign_in.SetUpAppForm",
            "authenticate_webauthn": "khabar.accounts.sign_in.KeyForm",
            "reauthenticate_webauthn": "khabar.accounts.sign_in.KeyAgainForm",
            "login_webauthn": "khabar.accounts.sign_in.KeyAloneForm",
            "add_webauthn": "khabar.accounts.sign_in.AddKeyForm",
            "edit_webauthn": "khabar.accounts.sign_in.EditKeyForm",
        },
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not production,
    }
