from __future__ import annotations

from django.urls import path, re_path

from khabar.fronts import views

app_name = "khabar_fronts"
urlpatterns = [
    path("", views.home, name="home"),
    path("latest/", views.latest, name="latest"),
    path("follow/", views.follow, name="follow"),
    re_path(r"^people/(?P<number>[1-9][0-9]*)(?:-(?P<slug>[^/]*))?/?$", views.person, name="person"),
    re_path(r"^tags/(?P<slug>[^/]{1,200})/$", views.tag, name="tag"),
]
last_patterns = [
    re_path(r"^(?P<address>[^/]{1,240})/$", views.section_or_standing, name="section"),
]
