from __future__ import annotations

from django.urls import path, re_path

from khabar.videos import views

app_name = "khabar_videos_pages"
urlpatterns = [
    path("videos/", views.front, name="front"),
    re_path(r"^videos/(?P<number>[1-9][0-9]{0,17})/(?P<language>[a-z-]{2,12})\.vtt$", views.captions, name="captions"),
]
