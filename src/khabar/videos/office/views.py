from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khabar.design.queries import current_outlet
from khabar.pictures.models import Picture
from khabar.pictures.renditions import path, sizes_of
from khabar.sections.reach import reach_of
from khabar.videos.actions import begin_again
from khabar.videos.actions import take_in as keep
from khabar.videos.models import Recording, State
from khabar.videos.office.telling import told
from khabar.videos.unfit import Unfit, reason


def _check(request: HttpRequest) -> None:
    """Who may write in any section may take recordings in. Raises PermissionDenied."""
    if not reach_of(request.user):  # type: ignore[arg-type]
        raise PermissionDenied


@require_POST
def take_in(request: HttpRequest) -> JsonResponse:
    """Take a file in; the answer says what it is, or why it can't be used (422)."""
    _check(request)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"problem": _("No file came.")}, status=422)
    try:
        recording = keep(file, file.name or "", request.user)  # type: ignore[arg-type]
    except Unfit as unfit:
        return JsonResponse({"problem": reason(unfit.code)}, status=422)
    return JsonResponse(told(recording), status=201)


@require_safe
def recording(request: HttpRequest, number: int) -> JsonResponse:
    """How far the making of a recording is."""
    _check(request)
    return JsonResponse(told(get_object_or_404(Recording, pk=number)))


@require_POST
def again(request: HttpRequest, number: int) -> JsonResponse:
    """Try once more what failed."""
    _check(request)
    found = get_object_or_404(Recording, pk=number)
    if found.state == State.FAILED:
        begin_again(found)
        found.refresh_from_db()
    return JsonResponse(told(found))


@require_POST
def choose_frame(request: HttpRequest, number: int, place: int) -> JsonResponse:
    """Make a frame a picture of the library, credited to the outlet; the form takes it as lead picture."""
    _check(request)
    found = get_object_or_404(Recording, pk=number)
    if place >= len(found.frames):
        raise Http404
    with default_storage.open(f"{found.folder}/frames/{place}.jpg") as file:
        content = ContentFile(file.read(), f"frame-{found.pk}-{place}.jpg")
    picture = Picture(title=found.name[:255], file=content, agency=current_outlet().name, uploaded_by_user=request.user)
    picture.save()
    return JsonResponse(_as_chosen(picture), status=201)


def _as_chosen(picture: Picture) -> dict[str, Any]:
    """What Wagtail's chooser shows of a picture."""
    size = sizes_of(picture, "full")[0]
    return {
        "id": picture.pk,
        "title": picture.title,
        "edit_url": reverse("wagtailimages:edit", args=[picture.pk]),
        "preview": {"url": path(picture, "full", size.width, "jpeg"), "width": size.width, "height": size.height},
    }
