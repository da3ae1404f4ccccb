from __future__ import annotations

from django.urls import path

from khabar.desk import views

app_name = "khabar_desk"
urlpatterns = [
    path("<slug:kind>/", views.ItemsView.as_view(), name="items"),
    path("<slug:kind>/results/", views.ItemsView.as_view(results_only=True), name="items_results"),
    path("<slug:kind>/new/", views.NewItemView.as_view(), name="new"),
]
