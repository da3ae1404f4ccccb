from __future__ import annotations

from django.urls import path, re_path

from khabar.channels import views

app_name = "khabar_channels"
SLUG = r"(?P<slug>[^/]+)"
urlpatterns = [
    path("live/", views.index, name="index"),
    path("live/on-air.html", views.button, name="button"),
    re_path(rf"^live/{SLUG}/state/$", views.state, name="state"),
    re_path(rf"^live/{SLUG}/(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})/$", views.day, name="day"),
    re_path(rf"^live/{SLUG}/$", views.channel, name="channel"),
]
