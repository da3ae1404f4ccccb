from __future__ import annotations

from django.urls import path, re_path

from khabar.polls import views

app_name = "khabar_polls"
NUMBER = r"(?P<number>[1-9][0-9]{0,18})"
urlpatterns = [
    path("polls/", views.archive, name="archive"),
    re_path(rf"^polls/{NUMBER}/vote/$", views.vote, name="vote"),
    re_path(rf"^polls/{NUMBER}/part/$", views.part, name="part"),
    re_path(rf"^polls/{NUMBER}/results/$", views.results, name="results"),
    re_path(rf"^polls/{NUMBER}(?:-(?P<slug>[^/]*))?/?$", views.page, name="page"),
]
