from __future__ import annotations

from django.urls import path

from khabar.alerts.office import views

app_name = "khabar_alerts"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:number>/lift/", views.lifting, name="lift"),
]
