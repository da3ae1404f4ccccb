from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from khabar.pictures.desk import AddPicturesView, EditPictureView, PictureChooser, PicturesView
from khabar.pictures.models import Picture


@hooks.register("register_admin_urls")
def picture_desk() -> list[Any]:
    """Screens at Wagtail's own addresses: this app stands before Wagtail's, so its addresses are found first."""
    return [
        path("images/", PicturesView.as_view()),
        path("images/results/", PicturesView.as_view(results_only=True)),
        path("images/multiple/add/", AddPicturesView.as_view()),
        path("images/<int:image_id>/", EditPictureView.as_view()),
    ]


@hooks.register("register_admin_viewset")
def picture_chooser() -> PictureChooser:
    return PictureChooser("wagtailimages_chooser", model=Picture, url_prefix="images/chooser")
