from __future__ import annotations

from django.urls import path

from khabar.edge import views

PURGE = views.PURGE
urlpatterns = [path("edge/", views.edge, name="khabar_edge")]
