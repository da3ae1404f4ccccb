from __future__ import annotations

from django.urls import path

from khabar.comments.office import views

app_name = "moderation"
urlpatterns = [
    path("", views.queue, name="index"),
    path("<str:shelf>/", views.queue, name="queue"),
]
