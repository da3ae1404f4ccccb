from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khabar.comments import actions, addresses, composers, identity, queries
from khabar.comments.answering import STATUS, answer, check_origin, holds_while_open, of_an_item
from khabar.comments.models import Comment, HouseRules, Report, State
from khabar.comments.moderation.verdicts import Refused, Verdict
from khabar.comments.terms import terms_of
from khabar.design.discussion import CommentFormView
from khabar.news.models import NewsPage


def _comment(item: NewsPage, number: str) -> Comment:
    comment = queries.comment_on(item.pk, int(number))
    if comment is None:
        raise Http404
    return comment


def _published(item: NewsPage, number: str) -> Comment:
    """A comment that everybody may read, for what is done about it elsewhere than in its thread."""
    comment = _comment(item, number)
    if comment.state != State.APPROVED or terms_of(item, HouseRules.current()).hidden:
        raise Http404
    return comment


def _asked(request: HttpRequest) -> tuple[queries.Order, queries.Place | None]:
    """Order and place in the address. An address that holds anything else is no page: 404."""
    order = request.GET.get("order", "newest")
    try:
        place = queries.Place.parse(request.GET.get("after", ""))
    except queries.BadCursor as error:
        raise Http404 from error
    if order not in queries.ORDERS:
        raise Http404
    return order, place  # type: ignore[return-value]


@of_an_item
@require_http_methods(["GET", "HEAD", "POST"])
def discussion(request: HttpRequest, item: NewsPage, part: bool = False) -> HttpResponse:
    """All comments on an item, as a page or as the part that scripts put below the article; a form sent to it is one
    more comment."""
    house = HouseRules.current()
    terms = terms_of(item, house)
    path = addresses.discussion_path(item)
    form = composers.form_view(item, house, path)
    if request.method == "POST":
        return _take(request, item, form, None)
    holds_while_open(terms)
    if terms.hidden:
        return answer(request, "part" if part else "page", item, hidden=True, closed=composers.closed_words(terms))
    order, after = _asked(request)
    thread = queries.thread(item.pk, order=order, after=after)
    shown = composers.discussion_view(thread, item, terms, order=order, path=path, form=form)
    return answer(request, "part" if part else "page", item, discussion=shown, later=after is not None)


@of_an_item
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, item: NewsPage, comment: str, part: bool = False) -> HttpResponse:
    """One comment with the answers to it; a form sent to it is one more answer."""
    house = HouseRules.current()
    terms = terms_of(item, house)
    found = _comment(item, comment)
    holds_while_open(terms)
    if terms.hidden:
        raise Http404
    path = addresses.comment_path(item, found.pk)
    form = composers.form_view(item, house, path, answers=found.name if found.state == State.APPROVED else "")
    if request.method == "POST":
        return _take(request, item, form, found.pk)
    _order, after = _asked(request)
    thread = queries.thread(item.pk, below=found, order="oldest", after=after)
    node = queries.Node(found, thread.nodes)
    shown = composers.comment_view(node, item, is_open=terms.is_open())
    context = {
        "comment": replace(shown, folded=0, url=addresses.anchor_path(item, found.pk)),
        "form": form if terms.is_open() and not shown.gone else None,
        "above": addresses.comment_path(item, found.parent_id) if found.parent_id else "",
        "all": addresses.discussion_path(item),
        "next_url": f"{path}?after={thread.next}" if thread.next else "",
        "count": terms.count,
    }
    return answer(request, "comment_part" if part else "comment", item, **context)


def _take(request: HttpRequest, item: NewsPage, form: CommentFormView, parent: int | None) -> HttpResponse:
    """Take the comment in a form, or give it back with the reason why not, and with all that was written."""
    key = identity.key_for(request)
    part = "X-Part" in request.headers
    sent = {name: request.POST.get(name, "") for name in ("name", "text", "proof")}
    try:
        check_origin(request)
        draft = actions.Draft(
            item, sent["name"], sent["text"], key, identity.network_hash(request), parent, sent["proof"],
            identity.account_of(request),
        )  # fmt: skip
        taken = actions.post(draft)
    except Refused as refused:
        verdict = refused.verdict
        kept = replace(
            form,
            name=actions.without_marks(sent["name"])[:200],
            text=actions.without_marks(sent["text"]),
            problems={verdict.field: verdict.why},
        )
        template = "refused_part" if part else "refused"
        return answer(request, template, item, status=STATUS.get(verdict.rule, 422), form=kept)
    why = verdict_words(taken)
    thanks = answer(
        request, "taken_part" if part else "taken", item, status=201, comment=taken, why=why,
        published=taken.shown, url=addresses.anchor_path(item, taken.pk), all=addresses.discussion_path(item),
        private=addresses.mine_path(item.edition, identity.token_of(taken.author.key if taken.author else key)),
    )  # fmt: skip
    identity.remember(request, thanks, taken.author.key if taken.author else key)
    return thanks


def verdict_words(comment: Comment) -> str:
    """Why a comment is held, for its author."""
    rule = comment.reasons[-1]["rule"] if comment.reasons else ""
    return composers.REASONS.get(rule, "") and str(composers.REASONS[rule])


@of_an_item
@require_POST
def like(request: HttpRequest, item: NewsPage, comment: str) -> HttpResponse:
    """Like a comment, or take the like back."""
    found, key = _published(item, comment), identity.key_for(request)
    try:
        check_origin(request)
        liked = actions.like(found, key, identity.network_hash(request))
    except Refused as refused:
        return _refusal(request, item, refused.verdict)
    if "X-Part" in request.headers:
        found.refresh_from_db(fields=["likes"])
        told: HttpResponse = JsonResponse({"liked": liked, "likes": found.likes})
    else:
        told = redirect(f"{addresses.comment_path(item, found.pk)}#comment-{found.pk}")
        told.status_code = 303
    identity.remember(request, told, key)
    return told


@of_an_item
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, item: NewsPage, comment: str) -> HttpResponse:
    """Tell the moderators of a comment."""
    found = _published(item, comment)
    context: dict[str, Any] = {
        "comment": composers.comment_view(queries.Node(found), item, is_open=False),
        "reasons": Report.Reason.choices,
        "back": f"{addresses.discussion_path(item)}#comment-{found.pk}",
    }
    if request.method != "POST":
        return answer(request, "report", item, **context)
    reason, note = request.POST.get("reason", ""), request.POST.get("note", "")
    key = identity.key_for(request)
    try:
        check_origin(request)
        if reason not in Report.Reason.values:
            raise Refused(Verdict("refuse", "reason", _("Please choose a reason.")))
        actions.report(found, key, reason, note, identity.network_hash(request))
    except Refused as refused:
        context |= {"problem": refused.verdict.why, "note": note, "reason": reason}
        return answer(request, "report", item, status=STATUS.get(refused.verdict.rule, 422), **context)
    thanks = answer(request, "report", item, status=201, done=True, **context)
    identity.remember(request, thanks, key)
    return thanks


def _refusal(request: HttpRequest, item: NewsPage, verdict: Verdict) -> HttpResponse:
    status = STATUS.get(verdict.rule, 422)
    if "X-Part" in request.headers:
        return JsonResponse({"problem": verdict.why}, status=status)
    return answer(request, "said", item, status=status, text=verdict.why, back=addresses.discussion_path(item))
