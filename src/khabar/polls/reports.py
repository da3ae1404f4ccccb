"""What an editor is told of a poll: how it stands, hour by hour, and what looks odd. Nothing is judged by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khabar.design.charts import Chart, bar_chart
from khabar.design.editions import current
from khabar.design.templatetags.khabar_design import written
from khabar.polls.actions import FREE
from khabar.polls.models import Option, Poll
from khabar.polls.queries import Count, Crowd, Hour, count_of, crowds_of, hours_of

BURST, BURST_VOTES = 6, 200
"""An hour is a burst with so many times the votes of the median hour, and at least so many."""
LEANING, LEANING_VOTES = 30, 100
"""An hour leans with an option so many points above its share in the other hours, and at least so many votes."""
OFTEN_REFUSED = 20
"""Percent of attempts refused from which an editor should look."""
ONE_SIDED = 90


@dataclass(frozen=True)
class Row:
    """An option with its votes and its share in percent."""

    text: str
    votes: int
    share: int


@dataclass(frozen=True)
class HourRow:
    """An hour in words, its votes by option, all of them, those with proof of work, and refused attempts."""

    label: str
    votes: list[int]
    ballots: int
    proven: int
    refused: int


@dataclass(frozen=True)
class Report:
    ballots: int
    rows: list[Row]
    chart: Chart
    hours: list[HourRow]
    findings: list[str]


def report_of(poll: Poll) -> Report:
    """Everything about a poll, by six queries whatever its size."""
    options = list(poll.options.order_by("sort_order", "pk"))
    count, hours = count_of(poll.pk), hours_of(poll.pk)
    labels = [written(timezone.localtime(hour.start), current(), "full") for hour in hours]
    rows = [Row(option.text, count.votes.get(option.number, 0), count.share(option.number)) for option in options]
    chart = bar_chart(
        _("Votes by hour; refused attempts in red"),
        [hour.ballots + hour.refused for hour in hours],
        [f"{label}: {hour.ballots} / {hour.refused}" for label, hour in zip(labels, hours, strict=True)],
        [hour.refused for hour in hours],
        labels,
    )
    table = [
        HourRow(
            label,
            [hour.counts.get(option.number, 0) for option in options],
            hour.ballots,
            hour.proven,
            hour.refused,
        )
        for label, hour in zip(labels, hours, strict=True)
    ]
    findings = [
        *_bursts(hours, labels),
        *_leanings(hours, labels, options, count),
        *_crowds(crowds_of(poll.pk, FREE), options),
        *_refusals(hours),
    ]
    return Report(count.ballots, rows, chart, table[::-1], findings)


def _bursts(hours: Sequence[Hour], labels: Sequence[str]) -> list[str]:
    usual = median([hour.ballots for hour in hours]) if hours else 0
    return [
        _("%(hour)s: %(votes)s votes, where the median hour has %(usual)s.")
        % {"hour": label, "votes": hour.ballots, "usual": round(usual)}
        for hour, label in zip(hours, labels, strict=True)
        if hour.ballots >= max(BURST_VOTES, BURST * usual)
    ]


def _leanings(hours: Sequence[Hour], labels: Sequence[str], options: Sequence[Option], count: Count) -> list[str]:
    found = []
    for hour, label in zip(hours, labels, strict=True):
        others = count.ballots - hour.ballots
        if min(hour.ballots, others) < LEANING_VOTES:
            continue
        for option in options:
            votes = hour.counts.get(option.number, 0)
            share = round(100 * votes / hour.ballots)
            usual = round(100 * (count.votes.get(option.number, 0) - votes) / others)
            if share >= usual + LEANING:
                words = _(
                    "%(hour)s: “%(option)s” had %(share)s%% of the votes, against %(usual)s%% in all other hours."
                )
                found.append(words % {"hour": label, "option": option.text, "share": share, "usual": usual})
    return found


def _crowds(crowds: Sequence[Crowd], options: Sequence[Option]) -> list[str]:
    texts = {option.number: option.text for option in options}
    found = []
    for crowd in crowds:
        words = ngettext(
            "One network sent %(count)s vote today, %(share)s%% of them for “%(option)s”.",
            "One network sent %(count)s votes today, %(share)s%% of them for “%(option)s”.",
            crowd.ballots,
        )
        if crowd.share >= ONE_SIDED:
            option = texts.get(crowd.favourite, "")
            found.append(words % {"count": crowd.ballots, "share": crowd.share, "option": option})
    return found


def _refusals(hours: Sequence[Hour]) -> list[str]:
    """Attempts that were not counted, by their reason, where there are many."""
    tried = sum(hour.ballots + hour.refused for hour in hours)
    refused = sum(hour.refused for hour in hours)
    if not tried or 100 * refused < OFTEN_REFUSED * tried:
        return []
    words = _(
        "%(share)s%% of all attempts were refused: %(repeated)s had voted already, %(unproven)s without proof of work, "
        "%(limited)s over the limit of their network."
    )
    sums = {name: sum(getattr(hour, name) for hour in hours) for name in ("repeated", "unproven", "limited")}
    return [words % {"share": round(100 * refused / tried), **sums}]
