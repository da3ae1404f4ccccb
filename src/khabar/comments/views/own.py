from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from khabar.comments import actions, addresses, composers, identity, queries
from khabar.comments.answering import STATUS, answer, check_origin, of_an_item, reader_of
from khabar.comments.models import Comment, HouseRules, State
from khabar.comments.moderation.steps import under_attack
from khabar.comments.moderation.verdicts import Refused
from khabar.news.models import NewsPage

NEWEST = 200
"""How many of a reader's own comments their browser is told of."""


@of_an_item
@require_safe
@never_cache
def you(request: HttpRequest, item: NewsPage) -> HttpResponse:
    """What a page that is alike for all doesn't know: the reader's name, which comments are theirs, and whether
    their browser must prove work before it sends one."""
    commenter = identity.commenter_of(request)
    mine: list[int] = []
    if commenter is not None:
        rows = Comment.objects.filter(author=commenter, item=item, state=State.APPROVED).order_by("-id")
        mine = list(rows.values_list("pk", flat=True)[:NEWEST])
    return JsonResponse(
        {
            "name": commenter.name if commenter else "",
            "mine": mine,
            "own": _("Change or withdraw"),
            "proof": under_attack(HouseRules.current(), timezone.now()),
        }
    )


@of_an_item
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def own(request: HttpRequest, item: NewsPage, comment: str) -> HttpResponse:
    """Where an author changes a comment, while there is time, or withdraws it, at any time."""
    commenter = identity.commenter_of(request)
    found = Comment.objects.filter(item=item, pk=int(comment)).select_related("item__section").first()
    if commenter is None or found is None or found.author_id != commenter.pk:
        raise Http404
    house, text, problem, status = HouseRules.current(), found.text, "", 200
    if request.method == "POST":
        try:
            check_origin(request)
            if "withdraw" in request.POST:
                actions.withdraw(found, commenter)
                return answer(request, "said", item, text=_("Your comment is withdrawn."), back=item.path_on_site)
            text = request.POST.get("text", "")
            found = actions.edit(found, commenter, text)
            said = _("Your change is published.") if found.shown else _("Your change waits for a moderator.")
            return answer(request, "said", item, text=said, back=addresses.anchor_path(item, found.pk))
        except Refused as refused:
            text, problem = actions.without_marks(text), refused.verdict.why
            status = STATUS.get(refused.verdict.rule, 422)
    context: dict[str, Any] = {
        "comment": found,
        "text": text,
        "problem": problem,
        "editable": actions.may_edit(found, commenter, house, timezone.now()),
        "until": timezone.localtime(found.written_at + house.edit_window),
        "back": addresses.anchor_path(item, found.pk),
    }
    return answer(request, "own", item, status=status, **context)


@require_safe
@never_cache
def mine(request: HttpRequest, token: str = "") -> HttpResponse:
    """All that a reader wrote, to download and to erase."""
    commenter = reader_of(request, token)
    path = addresses.mine_path(get_language() or "", token)
    try:
        place = queries.Place.parse(request.GET.get("after", ""))
    except queries.BadCursor as error:
        raise Http404 from error
    rows, more = queries.own_comments(commenter.pk, place) if commenter else ([], None)
    context = {
        "commenter": commenter,
        "comments": [(row.item.card_headline, composers.own_view(row)) for row in rows],
        "next_url": f"{path}?after={more}" if more else "",
        "path": path,
        "account_url": addresses.account_path(get_language() or ""),
    }
    return answer(request, "mine", None, **context)


@require_safe
@never_cache
def download(request: HttpRequest, token: str = "") -> HttpResponse:
    """All that is kept of a reader, as JSON."""
    commenter = reader_of(request, token)
    if commenter is None:
        raise Http404
    file = JsonResponse(queries.all_about(commenter), json_dumps_params={"ensure_ascii": False, "indent": 1})
    file["Content-Disposition"] = 'attachment; filename="comments.json"'
    return file


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def erase(request: HttpRequest, token: str = "") -> HttpResponse:
    """Ask once more, then erase all that a reader wrote."""
    commenter = reader_of(request, token)
    if commenter is None:
        raise Http404
    path = addresses.mine_path(get_language() or "", token)
    if request.method != "POST":
        return answer(request, "erase", None, commenter=commenter, path=path)
    try:
        check_origin(request)
    except Refused as refused:
        return answer(request, "said", None, status=403, text=refused.verdict.why, back=path)
    actions.erase(commenter)
    done = answer(request, "said", None, text=_("All that you wrote here is erased."), back=path)
    identity.forget(done)
    return done
