from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http import HttpResponseRedirect as Redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khabar.design import pages
from khabar.design.addresses import absolute, polls_path
from khabar.design.components import Link, PollView
from khabar.design.editions import EDITIONS
from khabar.design.middleware import language_of
from khabar.design.queries import current_edition, current_outlet
from khabar.edge import tags
from khabar.pictures.renditions import share_picture
from khabar.polls import actions
from khabar.polls.actions import Outcome, Sheet, Voter
from khabar.polls.composers import poll_view
from khabar.polls.cursors import slice_of
from khabar.polls.models import Option, Poll
from khabar.polls.papers import paper_of
from khabar.polls.queries import count_of, counts_of, has_voted, options_of
from khabar.polls.voters import remember, token_of, voter_of
from khabar.visitors import proof
from khabar.visitors.guard import from_our_pages, is_our_own

PAGE_SIZE = 12
MOST_CHOSEN = 64
LARGEST = 2**63 - 1
STATUS = {
    Outcome.COUNTED: 200,
    Outcome.REPEATED: 409,
    Outcome.JUST_NOW: 409,
    Outcome.CLOSED: 409,
    Outcome.UNFIT: 422,
    Outcome.UNPROVEN: 428,
    Outcome.LIMITED: 429,
}


def _options(number: str) -> list[Option]:
    """The options of a poll of this edition that has begun. Raises Http404."""
    options = options_of(int(number)) if int(number) <= LARGEST else []
    if not options or options[0].poll.edition != get_language():
        raise Http404
    return options


def _answer(request: HttpRequest, template: str, canonical: str, title: str, **context: Any) -> HttpResponse:
    outlet = current_outlet()
    description = context.pop("description", "") or outlet.description or outlet.tagline
    common = {"canonical": absolute(canonical), "head_title": title, "description": description}
    return TemplateResponse(request, f"khabar_polls/{template}.html", {**common, **context})


@pages.open_as_home
def archive(request: HttpRequest) -> HttpResponse:
    """The edition's polls, newest first, with how they stand."""
    edition = get_language() or settings.LANGUAGE_CODE
    tags.record(f"polls:{edition}")
    after, path = request.GET.get("after", ""), polls_path(edition)
    try:
        found = slice_of(Poll.objects.begun().in_edition(edition), after, PAGE_SIZE)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    return _answer(
        request,
        "archive",
        f"{path}?after={after}" if after else path,
        _("Polls"),
        polls=_shown(found.polls),
        next_url=f"{path}?after={found.next}" if found.next else "",
        first_url=path if after else "",
        alternates=[
            Link(polls_path(other), EDITIONS[other].name, lang=other) for other in settings.EDITIONS if other != edition
        ],
    )


def _shown(polls: Sequence[Poll]) -> list[PollView]:
    """The polls of a list, by two queries for all."""
    options: dict[int, list[Option]] = {}
    for option in Option.objects.filter(poll__in=polls).select_related("picture").order_by("sort_order", "pk"):
        options.setdefault(option.poll_id, []).append(option)
    counts = counts_of(options)
    for poll in polls:
        for option in options.get(poll.pk, []):
            option.poll = poll
    return [poll_view(options[poll.pk], counts[poll.pk], place="list") for poll in polls if poll.pk in options]


@pages.open_as_home
def page(request: HttpRequest, number: str, slug: str | None = None) -> HttpResponse:
    """A poll's own page, the same for everybody; a wrong name leads to the right address."""
    options = _options(number)
    poll = options[0].poll
    if quote(request.path_info) != poll.path_on_site:
        return HttpResponsePermanentRedirect(poll.path_on_site)
    return _page(request, options)


def _page(request: HttpRequest, options: Sequence[Option], **reader: Any) -> HttpResponse:
    poll = options[0].poll
    pictures = [option.picture for option in options if option.picture]
    return _answer(
        request,
        "poll",
        poll.path_on_site,
        poll.question,
        description=poll.introduction,
        share_picture=share_picture(pictures[0] if pictures else None),
        page=poll,
        poll=poll_view(options, count_of(poll.pk), place="page", **reader),
        limits={
            "free": actions.FREE,
            "most": actions.MOST,
            "days": actions.KEPT.days,
            "open_days": actions.KEPT_OPEN.days,
        },
    )


@pages.open_as_home
def results(request: HttpRequest, number: str) -> HttpResponse:
    """The poll's page as the reader who has just voted sees it; `?said=` is what became of the ballot."""
    options = _options(number)
    voted = _has_voted(request, options[0].poll)
    # Whoever writes "counted" into the address has not voted by it.
    said = request.GET.get("said", "")
    if not voted and said in (Outcome.COUNTED.value, Outcome.REPEATED.value):
        said = ""
    return _private(_page(request, options, voted=voted, said=said))


@pages.open_as_home
def part(request: HttpRequest, number: str) -> HttpResponse:
    """The result alone, for a page that is open already. For everybody where it is public, else for who has voted."""
    options = _options(number)
    poll = options[0].poll
    public = poll.shows_results(voted=False)
    if not public and not _has_voted(request, poll):
        return _private(HttpResponse(status=403))
    shown = poll_view(options, count_of(poll.pk), place="part", voted=True)
    context = {"edition": current_edition(), "poll": shown}
    response = HttpResponse(render_to_string("khabar_polls/part.html", context))
    return response if public else _private(response)


def _has_voted(request: HttpRequest, poll: Poll) -> bool:
    token = token_of(request)
    return bool(token) and has_voted(poll.pk, Voter(token, "").digest(poll.pk))


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_POST
@from_our_pages
def vote(request: HttpRequest, number: str) -> HttpResponse:
    """Take a ballot: a script is told in JSON what became of it, a form is led to the result."""
    answer = take([(request, {"number": number})])[0]
    if answer is None:
        raise Http404
    return answer


def take(forms: Sequence[tuple[HttpRequest, Mapping[str, str]]]) -> list[HttpResponse | None]:
    """Take ballots that came at the same time; None for a form that is to be refused by a page of its own."""
    sheets = [_sheet(request, found["number"]) if is_our_own(request) else None for request, found in forms]
    outcomes = iter(actions.vote_together([sheet for sheet in sheets if sheet is not None]))
    return [
        None if sheet is None else _told(request, sheet, next(outcomes))
        for (request, _found), sheet in zip(forms, sheets, strict=True)
    ]


def _sheet(request: HttpRequest, number: str) -> Sheet | None:
    """What a form asks to cast; None if no such poll has been announced in the address's edition."""
    paper = paper_of(min(int(number), LARGEST))
    if paper is None or paper.poll.edition != language_of(request.path_info) or paper.poll.opens_at is None:
        return None
    poll = paper.poll
    return Sheet(poll, paper.numbers, _chosen(request), voter_of(request, poll.pk), lambda: _proven(request, poll))


def _told(request: HttpRequest, sheet: Sheet, outcome: Outcome) -> HttpResponse:
    poll = sheet.poll
    if "application/json" in request.headers.get("Accept", ""):
        response: HttpResponse = JsonResponse({"outcome": outcome.value}, status=STATUS[outcome])
    else:
        response = Redirect(f"{polls_path(poll.edition)}{poll.pk}/results/?said={outcome.value}", status=303)
    if outcome is Outcome.COUNTED:
        remember(response, sheet.voter, poll.edition, secure=request.is_secure())
    return response


def _chosen(request: HttpRequest) -> list[int]:
    """The numbers that the form holds; -1, which is no option, for whatever is no number."""
    given = request.POST.getlist("option")[:MOST_CHOSEN]
    return [int(value) if value.isascii() and value.isdigit() and len(value) < 3 else -1 for value in given]


def _proven(request: HttpRequest, poll: Poll) -> bool:
    return proof.redeem(f"poll:{poll.pk}", request.POST.get("proof", ""))
