from __future__ import annotations

from django.urls import re_path

from khabar.pictures import views

app_name = "khabar_pictures"
urlpatterns = [
    re_path(
        r"^pictures/(?P<number>[0-9]{1,12})/(?P<version>[0-9a-f]{8})/"
        r"(?P<use>[a-z]+)-(?P<width>[0-9]{1,5})\.(?P<extension>[a-z]+)$",
        views.rendition,
        name="rendition",
    ),
]
