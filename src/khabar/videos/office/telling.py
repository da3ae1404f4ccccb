"""What the back office shows of a recording, as JSON."""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from khabar.text.webvtt import short_clock
from khabar.videos.models import Recording, State

GOING = (State.WAITING, State.WORKING)


def told_number(number: Any) -> dict[str, Any] | None:
    """Of the recording with this number, if there is one."""
    found = Recording.objects.filter(pk=number).first() if number else None
    return told(found) if found else None


def told(recording: Recording) -> dict[str, Any]:
    """Everything in words: the script only sets it. One that plays already may be used while more is made of it."""
    facts = [filesizeformat(recording.size)]
    if recording.width:
        facts += [f"{recording.width} × {recording.height}", short_clock(recording.duration)]
    facts += [f"{rung.name}p" for rung in recording.made]
    return {
        "number": recording.pk,
        "name": recording.name,
        "state": recording.state,
        "label": str(State(recording.state).label),
        "going": recording.state in GOING,
        "progress": recording.progress,
        "problem": recording.reason,
        "detail": recording.detail[-600:],
        "facts": " · ".join(str(fact) for fact in facts),
        "frames": [
            {
                "src": recording.url(f"frames/{place}.jpg"),
                "time": short_clock(moment),
                "choose": reverse("khabar_videos:choose_frame", args=[recording.pk, place]),
            }
            for place, moment in enumerate(recording.frames)
        ],
        "look": reverse("khabar_videos:recording", args=[recording.pk]),
        "again": reverse("khabar_videos:again", args=[recording.pk]) if recording.state == State.FAILED else "",
    }
