from __future__ import annotations

from django.urls import path, re_path

from khabar.syndication import views

app_name = "khabar_syndication"

# Feeds belong to an edition: their addresses carry its prefix (see `design.addresses.feed_path`).
edition_patterns = [
    re_path(r"^feeds/home\.(?P<extension>xml|json)$", views.home_feed),
    re_path(r"^feeds/sections/(?P<address>[^/]{1,240})\.(?P<extension>xml|json)$", views.section_feed),
    re_path(r"^feeds/people/(?P<number>[1-9][0-9]{0,17})\.(?P<extension>xml|json)$", views.person_feed),
    re_path(r"^feeds/stories/(?P<number>[1-9][0-9]{0,17})\.(?P<extension>xml|json)$", views.story_feed),
    re_path(r"^feeds/tags/(?P<slug>[^/]{1,240})\.(?P<extension>xml|json)$", views.tag_feed),
]

# The first part of a sitemap has no number.
PART = r"(?:-(?P<page>[2-9]|[1-9][0-9]{1,3}))?"

urlpatterns = [
    path("robots.txt", views.robots),
    path("sitemap.xml", views.sitemap_index),
    path("sitemaps/news.xml", views.news_sitemap),
    path("sitemaps/pages.xml", views.pages_sitemap),
    re_path(rf"^sitemaps/people{PART}\.xml$", views.people_sitemap),
    re_path(rf"^sitemaps/videos{PART}\.xml$", views.videos_sitemap),
    re_path(rf"^sitemaps/stories{PART}\.xml$", views.stories_sitemap),
    re_path(
        rf"^sitemaps/(?P<edition>[a-z-]{{2,12}})/(?P<name>undated|[0-9]{{4}}-[0-9]{{2}}){PART}\.xml$",
        views.items_sitemap,
    ),
]
