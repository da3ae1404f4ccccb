from __future__ import annotations

from django.urls import path

from khabar.channels.office import views

app_name = "khabar_channels_office"
urlpatterns = [
    path("<int:number>/schedule/", views.schedule, name="schedule"),
    path("<int:number>/switch/", views.switch, name="switch"),
    path("<int:number>/fetch/", views.fetch, name="fetch"),
    path("<int:number>/import/", views.upload, name="import"),
    path("<int:number>/import/take/", views.take, name="take"),
    path("schedule.csv", views.example_file, name="example"),
]
