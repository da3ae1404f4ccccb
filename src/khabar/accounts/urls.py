from __future__ import annotations

from allauth.account import views as account
from django.conf import settings
from django.urls import include, path, re_path

from khabar.accounts import views

STAFF, ADMIN = settings.STAFF_PREFIX.lstrip("/"), settings.ADMIN_PREFIX.lstrip("/")

staff_patterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", views.not_for_readers(account.password_change), name="account_change_password"),
    path("password/set/", views.not_for_readers(account.password_set), name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("password/reset/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("second-factor/", views.SecondFactorView.as_view(), name="mfa_index"),
    path("second-factor/", include("allauth.mfa.urls")),
    # allauth's pages name these addresses; nobody signs up, and an administrator changes e-mail addresses.
    path("signup/", views.nothing_here, name="account_signup"),
    path("email/", views.nothing_here, name="account_email"),
]

# Before Wagtail's own: its doors know of no second factor.
urlpatterns = [
    path(STAFF, include(staff_patterns)),
    path(f"{ADMIN}login/", views.to_sign_in),
    path(f"{ADMIN}logout/", account.logout),
    re_path(rf"^{ADMIN}password_reset/", views.to_new_password),
    re_path(r"^(?:[a-z-]+/)?_util/login/$", views.to_sign_in),
]
