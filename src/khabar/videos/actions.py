from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from khabar.accounts.models import User
from khabar.edge.actions import announce
from khabar.sections.models import Section
from khabar.text.bidi import strip_controls
from khabar.videos import making
from khabar.videos.models import Captions, Recording, Shape, State, Video
from khabar.videos.queries import abandoned, unused
from khabar.videos.refusing import check_bytes
from khabar.videos.unfit import Unfit

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
LOST_AFTER = timedelta(hours=2)
KEPT_UNUSED = timedelta(days=30)
AT_ONCE = 20


def take_in(file: BinaryIO, name: str, user: User | None = None, *, have_made: bool = True) -> Recording:
    """Keep a file and have the worker make of it what readers see. Raises Unfit for what is no video.

    With `have_made` false whoever calls it goes on with `advance`.
    """
    from khabar.videos.tasks import make

    check_bytes(file)
    named = strip_controls(name).strip()[-200:] or "video"
    recording = Recording(name=named, owner=user, folder=f"videos/{secrets.token_hex(12)}")
    ending = named.rpartition(".")[2].lower()
    recording.file = File(file, f"{secrets.token_hex(8)}.{ending if ending.isalnum() and len(ending) < 6 else 'video'}")
    recording.size = recording.file.size
    recording.save()
    if have_made:
        transaction.on_commit(lambda: make.enqueue(recording.pk))
    return recording


def begin_again(recording: Recording) -> None:
    """Take the work up where it failed: what is done already isn't made again."""
    from khabar.videos.tasks import make

    Recording.objects.filter(pk=recording.pk).update(
        state=State.WAITING, problem="", detail="", attempts=0, touched_at=timezone.now()
    )
    transaction.on_commit(lambda: make.enqueue(recording.pk))


def advance(number: int) -> bool:
    """Do the next step of a recording's making; whether there is more to do. Harmless when done twice."""
    recording = Recording.objects.filter(pk=number).first()
    if recording is None or recording.state in (State.READY, State.FAILED):
        return False
    try:
        step = making.next_step(recording)
        made = step(recording)
    except Unfit as unfit:
        give_up(recording, unfit)
        return False
    _note(recording, made)
    return recording.state != State.READY


def give_up(recording: Recording, unfit: Unfit) -> None:
    """Say that nothing comes of a recording, and why. What plays already goes on playing."""
    logger.warning("Recording %s can't be made: %s", recording.pk, unfit)
    recording.state, recording.problem, recording.detail = State.FAILED, unfit.code, unfit.detail
    recording.save(update_fields=["state", "problem", "detail", "touched_at"])


def _note(recording: Recording, made: making.Outcome) -> None:
    """Write down what a step made, and tell the pages that show it."""
    for name, value in made.fields.items():
        setattr(recording, name, value)
    recording.state = State.READY if making.is_done(recording) else State.WORKING
    recording.progress = 100 if recording.state == State.READY else making.progress_of(recording)
    fields = [*made.fields, "state", "progress", "touched_at"]
    with transaction.atomic():
        recording.save(update_fields=fields)
        if "width" in made.fields:
            settle_shapes(recording)
        announce(f"recording:{recording.pk}", *_lists_of(recording), why="recording made")


def _lists_of(recording: Recording) -> set[str]:
    """The lists that show published videos of a recording otherwise from now on."""
    shown = Video.objects.published().filter(recording=recording).values_list("edition", flat=True)
    return {f"{name}:{edition}" for edition in shown for name in ("videos", "sitemap")}


def settle_shapes(recording: Recording) -> None:
    """Bring the videos of a recording into step with its shape, now that it is known."""
    Video.objects.filter(recording=recording, shape=Shape.AUTO).update(tall=recording.tall)


def take_up_abandoned() -> int:
    """Have recordings made on that nobody has touched for long; how many. The third time is the last."""
    from khabar.videos.tasks import make

    found = abandoned(timezone.now() - LOST_AFTER)[:AT_ONCE]
    for recording in found:
        recording.attempts += 1
        if recording.attempts > MOST_ATTEMPTS:
            give_up(recording, Unfit("lost"))
        else:
            recording.save(update_fields=["attempts", "touched_at"])
            make.enqueue(recording.pk)
    return len(found)


def forget_unused() -> int:
    """Delete recordings, with all files, that no video has shown for a month; how many."""
    found = unused(timezone.now() - KEPT_UNUSED, AT_ONCE)
    for recording in found:
        forget(recording)
    return len(found)


def forget(recording: Recording) -> None:
    """Delete a recording with its file and all that was made of it."""
    folder, file = recording.folder, recording.file
    recording.delete()
    file.delete(save=False)
    empty(folder)


def empty(folder: str) -> None:
    """Delete what the storage keeps in a folder."""
    try:
        folders, files = default_storage.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    for name in files:
        default_storage.delete(f"{folder}/{name}")
    for name in folders:
        empty(f"{folder}/{name}")
    default_storage.delete(folder)


@transaction.atomic
def file_video(
    headline: str,
    *,
    section: Section,
    captions: Mapping[str, str] | None = None,
    publish: bool = False,
    published_at: datetime | None = None,
    user: User | None = None,
    **fields: Any,
) -> Video:
    """File a video under `section` as a draft, or publish it. `captions` are WebVTT by language, `fields` the model's.

    Raises PermissionDenied, ValidationError for captions that are none, and for what can't be published as it is.
    """
    rights = section.permissions_for_user(user) if user else None
    if rights and not (rights.can_publish_subpage() if publish else rights.can_add_subpage()):
        raise PermissionDenied(f"{user} may not file a video under {section}.")
    video = Video(title=headline, live=False, owner=user, locale_id=section.locale_id, **fields)
    for order, (language, text) in enumerate((captions or {}).items()):
        given = Captions(sort_order=order, language=language, text=text)
        given.clean()
        video.captions.add(given)
    if published_at is not None:
        video.first_published_at = published_at
    section.add_child(instance=video)
    revision = video.save_revision(user=user)
    if publish:
        revision.publish(user=user)
        video.refresh_from_db()
    return video
