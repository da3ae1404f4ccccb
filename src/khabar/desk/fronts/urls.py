from __future__ import annotations

from django.urls import path

from khabar.desk.fronts import views

app_name = "khabar_desk_fronts"
urlpatterns = [
    path("", views.fronts, name="index"),
    path("<int:number>/", views.edit, name="edit"),
    path("<int:number>/found/", views.found, name="found"),
    path("<int:number>/change/", views.change, name="change"),
    path("<int:number>/items/<int:item>/", views.placement, name="placement"),
    path("<int:number>/preview/", views.preview, name="preview"),
    path("<int:number>/preview/page/", views.preview_page, name="preview_page"),
    path("<int:number>/versions/", views.versions, name="versions"),
]
