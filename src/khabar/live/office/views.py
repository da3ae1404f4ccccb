from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.permissions import policy_registry

from khabar.body.copy import blocks
from khabar.live import actions
from khabar.live.composers import board_view
from khabar.live.models import Board, Coverage, Entry, State
from khabar.live.office.forms import PastedForm, WordsForm
from khabar.live.office.rows import row_of
from khabar.live.queries import board_of, for_writers, may_edit, may_write
from khabar.live.writing import joined
from khabar.news.cursors import BadCursor, Cursor
from khabar.pictures.models import Picture

MARKS = {"key": "key_moment", "pin": "pinned", "breaking": "breaking"}


def _coverage(request: HttpRequest, number: int) -> Coverage:
    """The coverage, for who may write in it. Raises Http404, PermissionDenied."""
    rows = Coverage.objects.select_related("section__locale", "locale", "board")
    found: Coverage = get_object_or_404(rows, pk=number)
    if not may_write(request.user, found):  # type: ignore[arg-type]
        raise PermissionDenied
    return found


def _wants_part(request: HttpRequest) -> bool:
    return "X-Part" in request.headers


def _errors(error: ValidationError) -> str:
    return " ".join(error.messages)


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, number: int) -> HttpResponse:
    """The writing screen; by POST a new entry. A script asks for the rows alone (`X-Part`)."""
    coverage = _coverage(request, number)
    if request.method != "POST":
        return _screen(request, coverage)
    form, user = WordsForm(request.POST), request.user
    refused = "" if form.is_valid() else " ".join(error for errors in form.errors.values() for error in errors)
    if not refused:
        try:
            made = actions.write(coverage, form.words, user=user, key=form.sent_key, **form.marks)  # type: ignore[arg-type]
        except ValidationError as error:
            refused = _errors(error)
    if refused:
        if _wants_part(request):
            return JsonResponse({"refused": refused}, status=422)
        messages.error(request, refused)
        return _screen(request, coverage, text=request.POST.get("text", ""))
    if _wants_part(request):
        return JsonResponse({"rows": _rows_html(request, coverage), "made": made.pk, "key": str(uuid4())})
    messages.success(request, _("Published."))
    return redirect("khabar_live_office:desk", coverage.pk)


def _screen(request: HttpRequest, coverage: Coverage, text: str = "") -> HttpResponse:
    board: Board = coverage.board
    context = _listed(request, coverage) | {
        "coverage": coverage,
        "board": board,
        "shown": board_view(board, coverage),
        "text": text,
        "key": uuid4(),
        "edits": may_edit(request.user, coverage),  # type: ignore[arg-type]
        "may_add_pictures": _may_add_pictures(request),
        "summary": "\n".join(board.summary),
        "states": State,
        "header_title": coverage.title,
        "page_title": coverage.title,
        "header_icon": "radio-full",
        "language": coverage.edition,
    }
    return render(request, "khabar_live/office/desk.html", context)


def _listed(request: HttpRequest, coverage: Coverage) -> dict[str, Any]:
    try:
        cursor = Cursor.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error
    found = for_writers(coverage.pk, cursor)
    path = reverse("khabar_live_office:desk", args=[coverage.pk])
    return {
        "rows": [row_of(entry, coverage, request.user) for entry in found.entries],
        "next_url": f"{path}?after={found.next}" if found.next else "",
        "first_url": path if cursor else "",
    }


def _rows_html(request: HttpRequest, coverage: Coverage) -> str:
    return render_to_string(
        "khabar_live/office/rows.html", _listed(request, coverage) | {"coverage": coverage}, request
    )


@require_safe
def rows(request: HttpRequest, number: int) -> HttpResponse:
    """The entries alone, where something was written after `sequence`; what colleagues publish shows by itself."""
    coverage = _coverage(request, number)
    board = coverage.board
    if request.GET.get("sequence") == str(board.sequence):
        return HttpResponse(status=204)
    return JsonResponse({"rows": _rows_html(request, coverage), "sequence": board.sequence, "state": board.state})


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, number: int, entry: int) -> HttpResponse:
    """One entry: its field by GET; by POST it is edited, marked, removed or brought back."""
    coverage = _coverage(request, number)
    found = get_object_or_404(Entry.objects.select_related("coverage__section__locale"), coverage=number, pk=entry)
    if request.method != "POST":
        if found.removed_at:
            raise Http404
        return _edit_screen(request, coverage, found, joined(found.title, blocks(found.body)), found.version)
    verb = request.POST.get("do", "edit")
    try:
        if verb == "edit":
            return _edit(request, coverage, found)
        said = _do(verb, found, request.user)
    except ValidationError as error:
        messages.error(request, _errors(error))
        said = ""
    if _wants_part(request):
        return JsonResponse({"rows": _rows_html(request, coverage), "said": said})
    if said:
        messages.success(request, said)
    return redirect("khabar_live_office:desk", coverage.pk)


def _do(verb: str, found: Entry, user: Any) -> str:
    """What became of it, in words. Raises Http404, ValidationError."""
    if verb in ("remove", "undo"):
        actions.remove(found, user=user)
        return _("Removed. Readers lose it at once.")
    if verb == "restore":
        actions.restore(found, user=user)
        return _("Published again.")
    name = MARKS.get(verb.removeprefix("un"))
    if name is None:
        raise Http404
    actions.mark(found, user=user, **{name: not verb.startswith("un")})
    return _("Changed.")


def _edit(request: HttpRequest, coverage: Coverage, found: Entry) -> HttpResponse:
    """Raises ValidationError for an entry that was removed meanwhile."""
    form = WordsForm(request.POST)
    text = request.POST.get("text", "")
    if not form.is_valid() or not form.cleaned_data["version"]:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return _edit_screen(request, coverage, found, text, found.version)
    try:
        actions.edit(found, form.words, user=request.user, version=form.cleaned_data["version"])  # type: ignore[arg-type]
    except actions.Conflict as conflict:
        theirs = joined(conflict.entry.title, blocks(conflict.entry.body))
        return _edit_screen(request, coverage, conflict.entry, text, conflict.entry.version, theirs=theirs)
    except ValidationError as error:
        if Entry.objects.filter(pk=found.pk, removed_at=None).exists():
            messages.error(request, _errors(error))
            return _edit_screen(request, coverage, found, text, form.cleaned_data["version"])
        messages.error(request, _errors(error))
        return _screen(request, coverage, text=text)  # their words stay in the field
    messages.success(request, _("Changed. Readers see it at once."))
    return redirect("khabar_live_office:desk", coverage.pk)


def _edit_screen(
    request: HttpRequest, coverage: Coverage, found: Entry, text: str, version: int, theirs: str = ""
) -> HttpResponse:
    """The field of an entry; after a conflict with what the other one wrote above it. 409 then."""
    context = {
        "coverage": coverage,
        "entry": found,
        "text": text,
        "version": version,
        "theirs": theirs,
        "versions": list(found.versions.select_related("by").order_by("-number")[:20]),
        "language": coverage.edition,
        "header_title": _("Edit an entry"),
        "page_title": _("Edit an entry"),
        "header_icon": "edit",
    }
    return render(request, "khabar_live/office/edit.html", context, status=409 if theirs else 200)


@require_POST
def board(request: HttpRequest, number: int) -> HttpResponse:
    """The summary, and for who may publish the coverage its state."""
    coverage = _coverage(request, number)
    user: Any = request.user
    if "summary" in request.POST:
        actions.summarise(coverage, actions.points_of(request.POST["summary"]), user=user)
        messages.success(request, _("The summary is changed."))
    wanted = request.POST.get("state", "")
    if wanted in State.values:
        actions.set_state(coverage, State(wanted), user=user)
        messages.success(request, board_view(board_of(coverage.pk) or coverage.board, coverage).word)
    return redirect("khabar_live_office:desk", coverage.pk)


def _may_add_pictures(request: HttpRequest) -> bool:
    return bool(policy_registry.get_by_type(Picture).user_has_permission(request.user, "add"))


@require_POST
def picture(request: HttpRequest, number: int) -> HttpResponse:
    """A pasted picture; the answer is what stands for it in the field."""
    _coverage(request, number)
    if not _may_add_pictures(request):
        raise PermissionDenied
    form = PastedForm(request.POST, request.FILES)
    if not form.is_valid():
        told = " ".join(error for errors in form.errors.values() for error in errors)
        return JsonResponse({"refused": told}, status=422)
    made = form.save(request.user)
    return JsonResponse({"text": f"![](picture:{made.pk})"})
