from __future__ import annotations

from django.urls import path

from khabar.stories.office import views

app_name = "khabar_stories"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:number>/", views.items, name="items"),
    path("<int:number>/merge/", views.merging, name="merge"),
]
