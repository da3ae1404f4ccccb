"""An entry of a coverage becomes an article: a draft that says what the entry says, both linked to each other."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khabar.accounts.models import User
from khabar.articles.actions import file_copy
from khabar.articles.copy import Copy
from khabar.articles.models import Article
from khabar.body.copy import blocks
from khabar.design.addresses import absolute
from khabar.design.components import Link
from khabar.live.actions import break_out as remember
from khabar.live.models import Entry
from khabar.live.queries import may_write
from khabar.live.writing import first_words


def way_out(entry: Entry) -> Link:
    return Link(reverse("khabar_desk:break_out", args=[entry.pk]), _("Make an article"))


@transaction.atomic
def make_article(entry: Entry, user: User) -> Article:
    """The draft that an entry becomes, in the section of its coverage; the one there is, if there is.

    Its source is the coverage, linked; the entry names it once it is published. Raises PermissionDenied for whom
    may not write in the coverage or in its section.
    """
    coverage = entry.coverage
    if not may_write(user, coverage) or coverage.section is None:
        raise PermissionDenied
    if entry.became_id and (there := Article.objects.filter(pk=entry.became_id).first()):
        return there
    parts = blocks(entry.body)
    pictures = [part["value"]["picture"] for part in parts if part["type"] == "picture"]
    article = file_copy(
        Copy(
            edition=coverage.edition,
            headline=entry.title or first_words(parts) or coverage.title,
            kicker=coverage.kicker,
            body=[{"type": part["type"], "value": part["value"]} for part in parts],
            picture=pictures[0] if pictures else coverage.lead_picture_id,
            sources=((coverage.title[:120], absolute(entry.path_in(coverage.edition))),),
        ),
        section=coverage.section,
        user=user,
    )
    remember(entry, article)
    return article


@require_http_methods(["GET", "HEAD", "POST"])
def break_out(request: HttpRequest, number: int) -> HttpResponse:
    """Asked before, as it makes something new; then the article's form."""
    rows = Entry.objects.filter(removed_at=None).select_related("coverage__section__locale", "coverage__locale")
    entry = get_object_or_404(rows, pk=number)
    user: Any = request.user
    if not may_write(user, entry.coverage):
        raise PermissionDenied
    if request.method != "POST":
        title = _("Make an article of this entry")
        words = entry.title or first_words(blocks(entry.body), 280)
        context = {
            "entry": entry,
            "words": words,
            "header_title": title,
            "page_title": title,
            "header_icon": "doc-full",
        }
        return render(request, "khabar_desk/break_out.html", context)
    article = make_article(entry, user)
    messages.success(request, _("A draft with the words of the entry. The entry names it once it is published."))
    return redirect("wagtailadmin_pages:edit", article.pk)
