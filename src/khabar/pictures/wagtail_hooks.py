from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.images.views.chooser import viewset

from khabar.pictures.desk import (
    AddPicturesView,
    ChoosePictureResultsView,
    ChoosePictureView,
    EditPictureView,
    PicturesView,
)


@hooks.register("register_admin_urls")
def picture_desk() -> list[Any]:
    """Screens at Wagtail's own addresses: this app stands before Wagtail's, so its addresses are found first."""
    return [
        path("images/", PicturesView.as_view()),
        path("images/results/", PicturesView.as_view(results_only=True)),
        path("images/multiple/add/", AddPicturesView.as_view()),
        path("images/<int:image_id>/", EditPictureView.as_view()),
    ]


# Wagtail's own chooser, taught: a second one under its name would hide it from `reverse` and fail Django's checks.
viewset.choose_view_class = ChoosePictureView
viewset.choose_results_view_class = ChoosePictureResultsView
viewset.choose_one_text = _("Choose a picture")
