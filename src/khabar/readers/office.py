"""Readers' accounts in the back office: to find one by its address, and to close it for who asks the outlet to."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.log_actions import log

from khabar.accounts.models import User
from khabar.comments.rights import MODERATE
from khabar.readers import actions
from khabar.readers.queries import accounts

MANAGE = "khabar_accounts.delete_user"


@permission_required(MANAGE, raise_exception=True)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Accounts, newest first; those whose address holds what was asked for."""
    asked, after = request.GET.get("q", "").strip()[:254], request.GET.get("after", "")
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else None
    rows, more = accounts(asked, before)
    context = {
        "rows": rows,
        "asked": asked,
        "older": rows[-1].pk if more else None,
        "paged": before is not None,
        "moderates": request.user.has_perm(MODERATE),
    }
    return _page(request, "listing", _("Readers' accounts"), **context)


@permission_required(MANAGE, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then forget an account as its reader could."""
    reader = get_object_or_404(User.objects.select_related("commenter"), pk=number, is_reader=True)
    if request.method == "POST":
        log(reader, "wagtail.delete", user=request.user)
        actions.close_account(reader, erase="erase" in request.POST)
        messages.success(request, _("The account is closed."))
        return redirect("readers:listing")
    return _page(request, "close", _("Close the account"), reader=reader)


def _page(request: HttpRequest, template: str, title: str, **context: object) -> HttpResponse:
    framed = {"page_title": title, "header_title": title, "header_icon": "group", **context}
    return render(request, f"khabar_readers/office/{template}.html", framed)


app_name = "readers"
urlpatterns = [
    path("", listing, name="listing"),
    path("<int:number>/close/", close, name="close"),
]
