from django.urls import path

from khabar.visitors import views

app_name = "khabar_visitors"
urlpatterns = [path("_util/challenge/<str:purpose>/", views.challenge, name="challenge")]
