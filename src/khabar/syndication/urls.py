from __future__ import annotations

from django.urls import URLPattern

app_name = "khabar_syndication"
edition_patterns: list[URLPattern] = []
urlpatterns: list[URLPattern] = []
