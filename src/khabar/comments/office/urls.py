from __future__ import annotations

from django.urls import path

from khabar.comments.office import views

app_name = "moderation"
urlpatterns = [
    path("", views.queue, name="index"),
    path("words/", views.words, name="words"),
    path("log/", views.log, name="log"),
    path("rules/", views.rules, name="rules"),
    path("commenters/<int:number>/", views.commenter, name="commenter"),
    path("items/<int:number>/", views.item, name="item"),
    path("sections/<int:number>/", views.section, name="section"),
    path("<str:shelf>/", views.queue, name="queue"),
]
