from __future__ import annotations

from django.urls import re_path

from khabar.news import views

app_name = "khabar_news"
urlpatterns = [
    re_path(r"^(?P<number>[1-9][0-9]{0,18})/?$", views.short, name="short"),
    re_path(r"^(?P<section>[^/]{1,240})/(?P<number>[1-9][0-9]{0,18})(?:-(?P<slug>[^/]*))?/?$", views.item, name="item"),
]
