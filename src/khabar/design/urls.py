from django.urls import path, re_path

from khabar.design import views

app_name = "khabar_design"
DIGEST = r"(?P<digest>[0-9a-f]{12})"

urlpatterns = [
    re_path(rf"^f/site-(?P<accent>[0-9a-f]{{6}})-{DIGEST}\.css$", views.stylesheet, name="stylesheet"),
    re_path(rf"^f/icon-(?P<accent>[0-9a-f]{{6}})-{DIGEST}\.svg$", views.icon, name="icon"),
    re_path(rf"^f/site-{DIGEST}\.js$", views.script, name="script"),
    re_path(rf"^f/theme-{DIGEST}\.js$", views.theme_script, name="theme_script"),
    path("f/worker.js", views.worker, name="worker"),
    path("f/offline/", views.offline, name="offline"),
    path("en/f/offline/", views.offline),
    path("design/", views.gallery, name="gallery"),
    path("en/design/", views.gallery),
]
