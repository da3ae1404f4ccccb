"""From rows to what the component shows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khabar.design.addresses import polls_path
from khabar.design.components import PollOption, PollView
from khabar.design.queries import current_edition
from khabar.design.templatetags.khabar_design import written
from khabar.edge import tags
from khabar.pictures.renditions import view
from khabar.polls.actions import Outcome
from khabar.polls.models import Option, Poll, State
from khabar.polls.queries import Count
from khabar.text.digits import grouped


def poll_view(
    options: Sequence[Option], count: Count, *, place: str, voted: bool = False, said: str = "", titled: bool = False
) -> PollView:
    """A poll as one reader sees it. `place` tells it from the same poll elsewhere on the page; `said` is an Outcome."""
    poll, now = options[0].poll, timezone.now()
    state = poll.state_at(now)
    counted = poll.shows_results(voted=voted, now=now)
    tags.record(f"poll:{poll.pk}", *(f"picture:{option.picture_id}" for option in options if option.picture_id))
    if poll.closes_at is not None and state == State.OPEN:
        tags.holds_until(poll.closes_at)
    return PollView(
        key=f"poll-{poll.pk}-{place}",
        number=poll.pk,
        question=poll.question,
        url=poll.path_on_site,
        introduction=poll.introduction if place == "page" else "",
        options=[_option(option, count, poll, counted) for option in options],
        action=f"{polls_path(poll.edition)}{poll.pk}/vote/",
        part=f"{polls_path(poll.edition)}{poll.pk}/part/",
        multiple=poll.multiple,
        votable=state == State.OPEN and not voted,
        counted=counted,
        running=state == State.OPEN,
        count=count_text(count, poll.multiple) if counted else "",
        state=state_text(poll, now),
        message=message_of(said),
        trouble=bool(said) and said != Outcome.COUNTED.value,
        said=json.dumps({outcome.value: message_of(outcome.value) for outcome in Outcome}, ensure_ascii=False),
        title=_("Poll") if titled else "",
        title_url=polls_path(poll.edition) if titled else "",
        alone=place == "page",
    )


def _option(option: Option, count: Count, poll: Poll, counted: bool) -> PollOption:
    votes = count.votes.get(option.number, 0)
    return PollOption(
        value=option.number,
        label=option.text,
        picture=view(option.picture, "square", alt="") if option.picture else None,
        share=count.share(option.number) if counted else 0,
        votes=votes_text(votes) if counted else "",
        leads=counted and votes > 0 and votes == max(count.votes.values(), default=0),
    )


def votes_text(votes: int) -> str:
    return ngettext("%(count)s vote", "%(count)s votes", votes) % {"count": _written(votes)}


def count_text(count: Count, multiple: bool) -> str:
    """How many voted, in words that fit the number."""
    if not multiple:
        return votes_text(count.ballots)
    words = ngettext("%(count)s reader voted", "%(count)s readers voted", count.ballots)
    return words % {"count": _written(count.ballots)}


def _written(number: int) -> str:
    return grouped(number, current_edition().numbering)


def state_text(poll: Poll, now: datetime) -> str:
    """Until when votes are taken, or since when no longer; empty for a poll without an end."""
    if poll.closes_at is None:
        return ""
    moment = written(timezone.localtime(poll.closes_at), current_edition(), "full")
    words = _("Closed %(time)s") if poll.closes_at <= now else _("Open until %(time)s")
    return words % {"time": moment}


def message_of(said: str) -> str:
    """What became of a ballot, in plain words; empty for nothing said."""
    words = {
        Outcome.COUNTED: _("Thank you, your vote is counted."),
        Outcome.REPEATED: _("You have voted in this poll already; the first vote counts."),
        Outcome.JUST_NOW: _(
            "A vote from this device was counted a moment ago. If it was somebody else's, wait half a minute."
        ),
        Outcome.UNFIT: _("Please choose an answer."),
        Outcome.CLOSED: _("This poll takes no votes now."),
        Outcome.UNPROVEN: _(
            "Very many votes come from your network, so a proof is asked for that needs JavaScript. "
            "Without it, this vote could not be counted."
        ),
        Outcome.LIMITED: _("No more votes are counted from your network today."),
    }
    return next((text for outcome, text in words.items() if outcome.value == said), "")
