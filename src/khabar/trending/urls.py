from django.urls import path

from khabar.trending import views

app_name = "khabar_trending"
urlpatterns = [path("_util/read/", views.read, name="read")]
