"""The schedule of a channel in the back office: by day, the switch, and files that are taken over after a look."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from khabar.channels import zones
from khabar.channels.actions import CHANGE_CHANNEL, CHANGE_SCHEDULE, TooManyProgrammes, take_schedule, throw_switch
from khabar.channels.models import Channel, PendingImport, Switch
from khabar.channels.office.forms import SwitchForm, UploadForm
from khabar.channels.queries import programmes_of, standing_in_the_house, within
from khabar.channels.reading import Reading, UnfitFile, read
from khabar.channels.reading.tables import example
from khabar.channels.tasks import fetch_schedule

schedulers_only = permission_required(CHANGE_SCHEDULE, raise_exception=True)
SHOWN_BEFORE, SHOWN_AFTER = 2, 9
MOST_SHOWN = 300
"""Rows of a file that are shown before it is taken over."""
PROGRAMMES = "wagtailsnippets_khabar_channels_programme"


def _frame(title: str, subtitle: str = "") -> dict[str, Any]:
    return {"header_title": title, "page_title": title, "page_subtitle": subtitle, "header_icon": "media"}


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return timezone.localdate()


@schedulers_only
@require_http_methods(["GET", "HEAD"])
def schedule(request: HttpRequest, number: int) -> HttpResponse:
    """A day of a channel, with the switch and the ways to fill the schedule."""
    channel = get_object_or_404(Channel, pk=number)
    now, today, day = timezone.now(), timezone.localdate(), _day(request.GET.get("day", ""))
    path = reverse("khabar_channels_office:schedule", args=[channel.pk])
    around = sorted({day, *(today + timedelta(days=n) for n in range(-SHOWN_BEFORE, SHOWN_AFTER))})
    context = _frame(_("Schedule"), channel.name) | {
        "channel": channel,
        "standing": standing_in_the_house(channel.pk, now),
        "day": day,
        "days": [(f"{path}?day={each.isoformat()}", each, each == day, each == today) for each in around],
        "programmes": [
            (programme, programme.starts_at <= now < programme.ends_at) for programme in programmes_of(channel.pk, day)
        ],
        "zone": zones.offset_text(zones.day_of(day, zones.zone_of(""))[0] + timedelta(hours=12), zones.zone_of("")),
        "switch": SwitchForm(initial={"switch": channel.switch}) if request.user.has_perm(CHANGE_CHANNEL) else None,
        "add_url": f"{reverse(f'{PROGRAMMES}:add')}?channel={channel.pk}",
        "edit_url": f"{PROGRAMMES}:edit",
        "delete_url": f"{PROGRAMMES}:delete",
    }
    return render(request, "khabar_channels/office/schedule.html", context)


@permission_required(CHANGE_CHANNEL, raise_exception=True)
@require_http_methods(["POST"])
def switch(request: HttpRequest, number: int) -> HttpResponse:
    """Put the channel on air or take it off at once."""
    channel = get_object_or_404(Channel, pk=number)
    form = SwitchForm(request.POST)
    if form.is_valid():
        user: Any = request.user
        throw_switch(channel, Switch(form.cleaned_data["switch"]), user)
        messages.success(request, _("Readers see it within a second."))
    return redirect("khabar_channels_office:schedule", channel.pk)


@schedulers_only
@require_http_methods(["POST"])
def fetch(request: HttpRequest, number: int) -> HttpResponse:
    """Have the schedule fetched from its address now."""
    channel = get_object_or_404(Channel.objects.exclude(schedule_url=""), pk=number)
    fetch_schedule.enqueue(channel.pk)
    messages.success(request, _("The schedule is being fetched. Open this page again in a moment."))
    return redirect("khabar_channels_office:schedule", channel.pk)


@schedulers_only
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, number: int) -> HttpResponse:
    """Take in a file and show what would come of it; nothing changes yet."""
    channel = get_object_or_404(Channel, pk=number)
    form = UploadForm(request.POST or None, request.FILES or None)
    context = _frame(_("Import a schedule"), channel.name) | {"channel": channel, "form": form}
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            found = _read(channel, content)
        except UnfitFile as error:
            form.add_error("file", str(error))
        else:
            PendingImport.objects.update_or_create(channel=channel, user=request.user, defaults={"content": content})
            return render(request, "khabar_channels/office/preview.html", context | _preview(channel, found))
    return render(request, "khabar_channels/office/import.html", context)


def _read(channel: Channel, content: bytes) -> Reading:
    return read(content, zones.zone_of(channel.zone), channel=channel.schedule_channel)


def _preview(channel: Channel, found: Reading) -> dict[str, Any]:
    """What a file would change, in numbers and rows."""
    entries = found.entries
    ends = [entry.ends_at for entry in entries if entry.ends_at]
    replaced = within(channel.pk, entries[0].starts_at, max(ends)).count() if ends else 0
    return {
        "entries": entries[:MOST_SHOWN],
        "count": len(entries),
        "more": max(0, len(entries) - MOST_SHOWN),
        "troubles": found.troubles[:MOST_SHOWN],
        "trouble_count": len(found.troubles),
        "replaced": replaced,
        "without_zone": found.without_zone,
        "zone": channel.zone or str(zones.zone_of("")),
    }


@schedulers_only
@require_http_methods(["POST"])
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Take over the file that was shown."""
    channel = get_object_or_404(Channel, pk=number)
    user: Any = request.user
    pending = PendingImport.objects.filter(channel=channel, user=user).first()
    if pending is None:
        messages.error(request, _("The file is no longer here. Please upload it again."))
        return redirect("khabar_channels_office:import", channel.pk)
    try:
        taken = take_schedule(channel, _read(channel, bytes(pending.content)).entries, user)
    except UnfitFile as error:  # the channel's settings have changed since
        messages.error(request, str(error))
        return redirect("khabar_channels_office:import", channel.pk)
    except TooManyProgrammes:
        messages.error(request, _("The channel would have too many programmes."))
        return redirect("khabar_channels_office:import", channel.pk)
    pending.delete()
    words = ngettext("%(count)s programme imported.", "%(count)s programmes imported.", taken.added)
    messages.success(request, words % {"count": taken.added})
    if taken.outside:
        words = ngettext(
            "%(count)s programme was left out, as it is long over or more than two months away.",
            "%(count)s programmes were left out, as they are long over or more than two months away.",
            taken.outside,
        )
        messages.warning(request, words % {"count": taken.outside})
    return redirect("khabar_channels_office:schedule", channel.pk)


@schedulers_only
@require_http_methods(["GET", "HEAD"])
def example_file(request: HttpRequest) -> HttpResponse:
    """A short table to begin with; with the mark by which spreadsheets know UTF-8."""
    response = HttpResponse("\ufeff" + "".join(example()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="schedule.csv"'
    return response
