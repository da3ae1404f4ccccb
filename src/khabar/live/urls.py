from __future__ import annotations

from django.urls import re_path

from khabar.live import views

app_name = "khabar_live"
COVERAGE = r"^coverage/(?P<number>[1-9][0-9]{0,17})/"
urlpatterns = [
    re_path(COVERAGE + "$", views.address, name="address"),
    re_path(COVERAGE + r"since/(?P<sequence>[0-9]{1,18})/$", views.since, name="since"),
    re_path(COVERAGE + r"(?P<entry>[1-9][0-9]{0,17})/$", views.entry, name="entry"),
]
