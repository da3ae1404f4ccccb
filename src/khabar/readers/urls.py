from __future__ import annotations

from django.urls import path, re_path

from khabar.readers import views

app_name = "khabar_readers"
urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/passkey/", views.PasskeyView.as_view(), name="passkey"),
    path("account/out/", views.sign_out, name="out"),
    path("account/close/", views.close, name="close"),
    re_path(r"^account/link/(?P<token>[\w:-]{20,2000})/$", views.link, name="link"),
]
