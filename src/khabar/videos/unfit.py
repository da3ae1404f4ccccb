"""Why a recording can't be used, in plain words. The codes are kept in the database."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Unfit(Exception):
    """A recording can't be used; `code` is one of `REASONS`, `detail` what a program said, for whoever looks closer."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail[-300:]}" if detail else code)
        self.code, self.detail = code, detail


REASONS: dict[str, Promise] = {
    "empty": _("The file is empty."),
    "too_large": _("The file is too large. At most 2 GB."),
    "no_video_file": _("This is no video file that we know, whatever its name says. MP4, MOV, WebM and MKV are sure."),
    "more_than_a_video": _(
        "The file holds something besides a video, such as a page, a script or an archive. Save it anew as a video."
    ),
    "broken": _("The file is damaged or incomplete. Ask for it again, or save it anew."),
    "truncated": _("The file breaks off before its end. Ask for it again."),
    "no_video": _("There is no picture in this file, only sound or nothing at all."),
    "too_long": _("The recording is too long, or says that it is. At most four hours."),
    "too_short": _("The recording is shorter than half a second."),
    "wrong_size": _("The picture is too small or too large: each side must have 64 to 8,192 pixels."),
    "too_many_streams": _("The file holds too many tracks. Save it anew with one picture and one sound."),
    "too_slow": _("Making it took longer than is reasonable. Save it anew in a usual format."),
    "no_room": _("There is no room left where the worker keeps its files."),
    "no_program": _("ffmpeg is not installed where the worker runs. On Debian: apt-get install ffmpeg"),
    "lost": _("The worker was stopped several times while it made this. Try again."),
    "failed": _("It could not be made. What ffmpeg said is in the details."),
}


def reason(code: str) -> str:
    """The words for a code; empty for none."""
    return str(REASONS.get(code, REASONS["failed"])) if code else ""
