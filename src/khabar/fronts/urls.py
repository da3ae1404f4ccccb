from __future__ import annotations

from django.urls import path, re_path

from khabar.fronts import story_pages, views

app_name = "khabar_fronts"
urlpatterns = [
    path("", views.home, name="home"),
    path("latest/", views.latest, name="latest"),
    path("follow/", views.follow, name="follow"),
    path("stories/", story_pages.stories, name="stories"),
    re_path(r"^stories/(?P<number>[1-9][0-9]*)(?:-(?P<slug>[^/]*))?/?$", story_pages.story, name="story"),
    re_path(r"^people/(?P<number>[1-9][0-9]*)(?:-(?P<slug>[^/]*))?/?$", views.person, name="person"),
    re_path(r"^tags/(?P<slug>[^/]{1,200})/$", views.tag, name="tag"),
]
last_patterns = [
    re_path(r"^(?P<address>[^/]{1,240})/$", views.section_or_standing, name="section"),
]
