from __future__ import annotations

from django.urls import path

from khabar.archive import views

app_name = "khabar_archive"
urlpatterns = [
    path("", views.ImportsView.as_view(), name="imports"),
    path("<int:number>/", views.ImportView.as_view(), name="import"),
]
