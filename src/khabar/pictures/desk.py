"""The picture desk: Wagtail's screens for pictures, with Khabar's search, shared captions and crops."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, CollectionFilterMixin
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.widgets.datetime import AdminDateInput
from wagtail.images.views import chooser, images, multiple

from khabar.pictures.forms import SearchForm, SharedForm
from khabar.pictures.licences import licence_text
from khabar.pictures.models import Picture
from khabar.pictures.queries import COUNTED, with_licence, with_words
from khabar.pictures.renditions import path, sizes_of
from khabar.pictures.uses import uses_of

CROPS = (("wide", _("Lead and cards, 3:2")), ("square", _("Small, 1:1")), ("tall", _("Portrait, 3:4")))
USES_SHOWN = 10


class BoundedPaginator(WagtailPaginator):
    """Counts so far and no further: to count a million pictures takes longer than to show thirty."""

    @cached_property
    def count(self) -> int:
        found = self.object_list
        return found[:COUNTED].count() if isinstance(found, QuerySet) else len(found)


class PictureFilters(images.ImagesFilterSet):
    """By who made the picture, and by the day on which it was taken."""

    credit = django_filters.CharFilter(label=_("Credit"), method="by_credit")
    taken_from = django_filters.DateFilter(
        field_name="taken_at", lookup_expr="date__gte", label=_("Taken from"), widget=AdminDateInput
    )
    taken_until = django_filters.DateFilter(
        field_name="taken_at", lookup_expr="date__lte", label=_("Taken until"), widget=AdminDateInput
    )

    licence = django_filters.ChoiceFilter(
        label=_("Licence"),
        choices=[("over", _("Licence is over")), ("soon", _("Licence ends within 30 days"))],
        method="by_licence",
    )

    class Meta(images.ImagesFilterSet.Meta):
        model = Picture

    def by_credit(self, pictures: QuerySet[Picture], name: str, value: str) -> QuerySet[Picture]:
        return with_words(pictures, value, column="credit_words")

    def by_licence(self, pictures: QuerySet[Picture], name: str, value: str) -> QuerySet[Picture]:
        return with_licence(pictures, value)


class PicturesView(images.IndexView):
    """All pictures, newest first."""

    filterset_class = PictureFilters
    paginator_class = BoundedPaginator
    page_title = _("Pictures")
    add_item_label = _("Add pictures")

    def search_queryset(self, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        return with_words(queryset, self.search_query) if self.is_searching else queryset


class AddPicturesView(multiple.AddView):
    """Many pictures at once, with a caption and a credit for all of them."""

    template_name = "khabar_pictures/add.html"
    page_title = _("Add pictures")

    def post(self, request: HttpRequest) -> HttpResponse:
        self.shared = SharedForm(request.POST)
        if not self.shared.is_valid():
            told = [f"{self.shared[name].label}: {' '.join(errors)}" for name, errors in self.shared.errors.items()]
            return JsonResponse({"success": False, "error_message": "\n".join(told)})
        answer: HttpResponse = super().post(request)
        return answer

    def save_object(self, form: Any) -> Picture:
        picture: Picture = form.save(commit=False)
        for name, value in self.shared.cleaned_data.items():
            if value:
                setattr(picture, name, value)
        picture.uploaded_by_user = self.request.user
        picture.save()
        return picture

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "shared": SharedForm()}


class EditPictureView(images.EditView):
    """One picture: its words, its focal point with what each use cuts out, and where it is used."""

    template_name = "khabar_pictures/edit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        picture: Picture = self.object
        context["crops"] = [
            {"use": use, "label": label, "src": _preview(picture, use), "size": sizes_of(picture, use)[0]}
            for use, label in CROPS
        ]
        context["whole"] = _preview(picture, "full")
        context["licence"] = licence_text(picture)
        context["used_in"] = uses_of(picture, USES_SHOWN)
        return context


def _preview(picture: Picture, use: str) -> str:
    """The address of a small rendition."""
    sizes = sizes_of(picture, use)
    width = next((size.width for size in sizes if size.width >= 320), sizes[-1].width)
    return path(picture, use, width, "jpeg")


class FoldedSearch(CollectionFilterMixin, SearchForm, BaseFilterForm):
    """The chooser's search, in any spelling."""

    def filter(self, objects: QuerySet[Picture]) -> QuerySet[Picture]:
        found: QuerySet[Picture] = super().filter(objects)
        words = self.cleaned_data.get("q", "")
        if words:
            found = with_words(found, words)
            self.is_searching, self.search_query = True, words
        return found


class ChoosePictureView(chooser.ImageChooseView):
    filter_form_class = FoldedSearch
    paginator_class = BoundedPaginator


class ChoosePictureResultsView(chooser.ImageChooseResultsView):
    filter_form_class = FoldedSearch
    paginator_class = BoundedPaginator
