from __future__ import annotations

from django.urls import path

from khabar.videos.office import views

app_name = "khabar_videos"
urlpatterns = [
    path("recordings/", views.take_in, name="take_in"),
    path("recordings/<int:number>/", views.recording, name="recording"),
    path("recordings/<int:number>/again/", views.again, name="again"),
    path("recordings/<int:number>/frames/<int:place>/", views.choose_frame, name="choose_frame"),
]
