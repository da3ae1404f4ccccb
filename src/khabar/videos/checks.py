"""What stands in the way of publishing a video, and what an editor should look at before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khabar.design.publishing import Warned
from khabar.text.webvtt import BadCaptions
from khabar.videos.addresses import problem_of

if TYPE_CHECKING:
    from khabar.videos.models import Video

CAPTION_PROBLEMS: dict[str, Promise] = {
    "empty": gettext_lazy("There are no captions in it."),
    "too_long": gettext_lazy("These captions are too long."),
    "too_many": gettext_lazy("These are too many captions."),
    "no_times": gettext_lazy("Line %(line)s: a caption begins with its times, such as 00:01.000 --> 00:03.500."),
    "backwards": gettext_lazy("Line %(line)s: this caption ends before it begins."),
}


def caption_problem(error: BadCaptions) -> str:
    return str(CAPTION_PROBLEMS[error.reason]) % {"line": error.line}


def problems_of(video: Video) -> dict[str, str]:
    """Field name to plain words. Two queries at most."""
    languages = [captions.language for captions in video.captions.all()]
    if len(languages) != len(set(languages)):
        return {"captions": _("There are two captions in one language. Keep one of them.")}
    recording = video.recording
    if recording and video.address:
        return {"address": _("Choose one: a recording of ours, or an address.")}
    if recording:
        if recording.plays:
            return _chapters_beyond(video, recording.duration)
        if recording.problem:
            return {"recording": recording.reason}
        return {"recording": _("The recording is still being made. It can be published as soon as it plays.")}
    if not video.address:
        return {"recording": _("There is no video yet: take in a file, or give an address.")}
    problem = problem_of(video.address)
    return {"address": problem} if problem else {}


def _chapters_beyond(video: Video, duration: float) -> dict[str, str]:
    beyond = [title for second, title in video.marks if second >= duration]
    return {"chapters": _("“%(title)s” begins after the end.") % {"title": beyond[0]}} if beyond else {}


def warnings_of(video: Video) -> Iterator[Warned]:
    """No query beyond the captions."""
    if not video.lead_picture_id:
        yield Warned("lead_picture", _("There is no lead picture for cards. One of the frames can be made it."))
    if not video.captions.all():
        yield Warned("captions", _("There are no captions for readers who can’t hear, or have the sound off."))
