from __future__ import annotations

from django.urls import path

from khabar.demo import views

app_name = "khabar_demo"
urlpatterns = [path("loop/<str:name>.m3u8", views.loop, name="loop")]
