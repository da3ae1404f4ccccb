from __future__ import annotations

from django.urls import path

from khabar.live.office import views

app_name = "khabar_live_office"
urlpatterns = [
    path("<int:number>/", views.desk, name="desk"),
    path("<int:number>/rows/", views.rows, name="rows"),
    path("<int:number>/board/", views.board, name="board"),
    path("<int:number>/picture/", views.picture, name="picture"),
    path("<int:number>/<int:entry>/", views.entry, name="entry"),
]
