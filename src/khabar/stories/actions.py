from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from khabar.accounts.models import User
from khabar.design.actions import found_editions, has_table
from khabar.design.models import Home
from khabar.edge.actions import announce
from khabar.edge.tags import EVERYTHING
from khabar.news.models import UNDATED, NewsPage
from khabar.stories.models import Membership, MergedStory, RelatedStory, StoriesFolder, Story, StoryPerson, Tally
from khabar.stories.queries import stories_joined

AT_ONCE = 500


class OtherEdition(ValueError):
    """An item and a story, or two stories, are not of one edition."""


def stories_folder(locale: Locale) -> StoriesFolder:
    """The edition's folder of stories, made if it isn't there. Raises Home.DoesNotExist for no edition."""
    home = Home.objects.get(locale=locale)
    folder: StoriesFolder | None = StoriesFolder.objects.child_of(home).first()
    if folder is None:
        with translation.override(locale.language_code):
            folder = StoriesFolder(title=_("Stories"), slug="stories", locale=locale)
        home.add_child(instance=folder)
    return folder


def found_folders(**kwargs: Any) -> None:
    """Receiver of post_migrate: a folder in each edition, counterparts of each other."""
    if not (has_table(StoriesFolder) and has_table(Home)):
        return
    first: Page | None = None
    for home in found_editions():
        folder = stories_folder(home.locale)
        if first is not None and folder.translation_key != first.translation_key:
            StoriesFolder.objects.filter(pk=folder.pk).update(translation_key=first.translation_key)
        first = first or folder


def may_place(user: User | None, item: NewsPage) -> bool:
    """Whether `user` (None: the house itself) may say which stories an item belongs to.

    Readers see it at once, so for a published item it takes the right to publish.
    """
    if user is None:
        return True
    rights = item.permissions_for_user(user)
    return bool(rights.can_edit() and (not item.live or rights.can_publish()))


def _check(user: User | None, items: Iterable[NewsPage]) -> None:
    for item in items:
        if not may_place(user, item):
            raise PermissionDenied(f"{user} may not say which stories {item} belongs to.")


@transaction.atomic
def join(story: Story, items: Sequence[NewsPage], user: User | None = None) -> int:
    """Let items belong to a story; how many did not before.

    Raises OtherEdition for an item of another edition, PermissionDenied if the user may not place one of them.
    """
    _check(user, items)
    if any(item.edition != story.edition for item in items):
        raise OtherEdition(f"“{story}” takes only items of the edition {story.edition!r}.")
    numbers = {item.pk for item in items}
    there = set(Membership.objects.filter(story=story, item__in=numbers).values_list("item", flat=True))
    new = [Membership(story=story, item_id=number) for number in sorted(numbers - there)]
    Membership.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        _announce([story], [row.item_id for row in new], "items joined a story")
    return len(new)


@transaction.atomic
def leave(story: Story, items: Sequence[NewsPage], user: User | None = None) -> int:
    """Take items out of a story; how many were in it. Raises PermissionDenied."""
    _check(user, items)
    numbers = [item.pk for item in items]
    gone, _rows = Membership.objects.filter(story=story, item__in=numbers).delete()
    if gone:
        _announce([story], numbers, "items left a story")
    return gone


def _announce(stories: Iterable[Story], items: Iterable[int], why: str) -> None:
    """What shows a story carries its tag; the page of an item that joins doesn't yet."""
    tags = {tag for story in stories for tag in (f"story:{story.pk}", f"stories:{story.edition}")}
    announce(*tags, *(f"item:{number}" for number in items), why=why)


@transaction.atomic
def set_stories(item: NewsPage, stories: Collection[Story], user: User | None = None) -> None:
    """Let an item belong to these stories and to no others. Raises OtherEdition or PermissionDenied."""
    wanted, there = {story.pk for story in stories}, set(stories_joined(item.pk))
    for story in sorted(stories, key=lambda story: story.pk):
        if story.pk not in there:
            join(story, [item], user)
    for story in Story.objects.filter(pk__in=there - wanted).order_by("pk"):
        leave(story, [item], user)


@transaction.atomic
def mark(story: Story, item: NewsPage, *, user: User | None = None, **marks: bool) -> None:
    """Set `pinned` or `key_moment` of an item in a story. Raises PermissionDenied."""
    _check(user, [item])
    unknown = marks.keys() - {"pinned", "key_moment"}
    if unknown:
        raise TypeError(f"no such marks: {', '.join(sorted(unknown))}")
    if Membership.objects.filter(story=story, item=item).update(**marks):
        _announce([story], [], "item of a story marked")


def settle_editions(items: Iterable[NewsPage]) -> None:
    """After a move: an item leaves the stories of other editions and joins their counterparts in its own."""
    for item in items:
        strangers = Story.objects.filter(memberships__item=item.pk).exclude(edition=item.edition)
        for story in strangers.order_by("pk"):
            leave(story, [item])
            follow_translation(item, [story])


def follow_translation(item: NewsPage, stories: Iterable[Story]) -> None:
    """Let an item join the counterparts, in its own edition, of these stories."""
    keys = [story.translation_key for story in stories]
    for story in Story.objects.filter(edition=item.edition, translation_key__in=keys).order_by("pk"):
        join(story, [item])


@transaction.atomic
def merge(story: Story, into: Story, user: User | None = None) -> None:
    """Move all of `story` into another one and delete it; its address redirects there for good.

    Raises ValueError for one and the same story, OtherEdition, or PermissionDenied if the user may not publish both.
    """
    if story.pk == into.pk:
        raise ValueError("A story can't be merged into itself.")
    if story.edition != into.edition:
        raise OtherEdition(f"“{story}” and “{into}” are not of one edition.")
    if user is not None and not all(one.permissions_for_user(user).can_publish() for one in (story, into)):
        raise PermissionDenied(f"{user} may not merge “{story}” into “{into}”.")
    _move_members(story, into)
    _move_company(story, into)
    MergedStory.objects.filter(story=story).update(story=into)
    MergedStory.objects.update_or_create(number=story.pk, defaults={"story": into})
    log(
        instance=into, action="khabar_stories.merge", user=user, data={"merged": {"id": story.pk, "title": story.title}}
    )
    _announce([story, into], [], "stories merged")
    story.delete(user=user)


def _move_members(story: Story, into: Story) -> None:
    theirs = set(Membership.objects.filter(story=into).values_list("item", flat=True))
    shared = Membership.objects.filter(story=story, item__in=theirs)
    for name in ("pinned", "key_moment"):
        marked = shared.filter(**{name: True}).values_list("item", flat=True)
        Membership.objects.filter(story=into, item__in=list(marked)).update(**{name: True})
    Membership.objects.filter(story=story).exclude(item__in=theirs).update(story=into)


def _move_company(story: Story, into: Story) -> None:
    known = StoryPerson.objects.filter(story=into).values("person")
    StoryPerson.objects.filter(story=story).exclude(person__in=list(known.values_list("person", flat=True))).update(
        story=into
    )
    naming = set(RelatedStory.objects.filter(other=into).values_list("story", flat=True)) | {into.pk}
    RelatedStory.objects.filter(other=story).exclude(story__in=naming).update(other=into)


def repair() -> int:
    """Count every story's items anew; how many stories were told wrong. A few queries for all of them."""
    with transaction.atomic():
        wrong = _restate_times()
        right = {
            number: (count, newest)
            for number, count, newest in Membership.objects.filter(live_at__isnull=False)
            .values_list("story")
            .annotate(Count("pk"), Max("live_at"))
        }
        told = {tally.story_id: (tally.item_count, tally.active_at) for tally in Tally.objects.select_for_update()}
        anew = {number: right.get(number, (0, UNDATED)) for number in Story.objects.values_list("pk", flat=True)}
        off = {number: tally for number, tally in anew.items() if told.get(number) != tally}
        Tally.objects.bulk_create(
            [Tally(story_id=number, item_count=count, active_at=newest) for number, (count, newest) in off.items()],
            update_conflicts=True,
            unique_fields=["story"],
            update_fields=["item_count", "active_at"],
        )
        if wrong | off.keys():
            announce(EVERYTHING, why="stories repaired")
    return len(wrong | off.keys())


def _restate_times() -> set[int]:
    """Bring memberships whose time isn't their item's into step; the stories they are of."""
    off = Membership.objects.exclude(live_at=F("item__live_at")).exclude(
        Q(live_at__isnull=True) & Q(item__live_at__isnull=True)
    )
    rows = dict(off.values_list("pk", "story"))
    time, numbers = NewsPage.objects.filter(pk=OuterRef("item")).values("live_at")[:1], list(rows)
    for start in range(0, len(numbers), AT_ONCE):
        Membership.objects.filter(pk__in=numbers[start : start + AT_ONCE]).update(live_at=Subquery(time))
    return set(rows.values())
