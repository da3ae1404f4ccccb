from __future__ import annotations

from django.urls import path

from khabar.desk import breaking_out, item_views, views

app_name = "khabar_desk"
urlpatterns = [
    path("trash/", item_views.TrashView.as_view(), name="trash"),
    path("trash/<int:number>/restore/", item_views.restore_item, name="restore"),
    path("move/<int:number>/", item_views.MoveView.as_view(), name="move"),
    path("translate/<int:number>/", item_views.TranslateView.as_view(), name="translate"),
    path("break-out/<int:number>/", breaking_out.break_out, name="break_out"),
    path("<slug:kind>/", views.ItemsView.as_view(), name="items"),
    path("<slug:kind>/results/", views.ItemsView.as_view(results_only=True), name="items_results"),
    path("<slug:kind>/new/", views.NewItemView.as_view(), name="new"),
]
