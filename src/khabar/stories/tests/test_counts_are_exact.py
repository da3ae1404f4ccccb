"""The stored number of items is right after every event, in whatever order they come."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from types import FunctionType
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from khabar.articles.bulk import Filing, file_many
from khabar.articles.models import Article
from khabar.news.actions import publish_due
from khabar.news.models import UNDATED, NewsPage
from khabar.sections.models import Section
from khabar.stories import triggers
from khabar.stories.actions import join, leave, mark, merge, repair, set_stories
from khabar.stories.models import Membership, Story, Tally
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story

STEPS = 60


def told() -> dict[int, tuple[int, Any]]:
    return {tally.story_id: (tally.item_count, tally.active_at) for tally in Tally.objects.all()}


def truth() -> dict[int, tuple[int, Any]]:
    """What a reader who counted would find: published items of each story, and the newest one's time."""
    found: dict[int, tuple[int, Any]] = {}
    for story in Story.objects.all():
        times = [item.live_at for item in NewsPage.objects.filter(memberships__story=story) if item.live_at]
        found[story.pk] = (len(times), max(times, default=UNDATED))
    return found


class Chance:
    """A newsroom where anything may happen next."""

    def __init__(self, seed: int, arabic: Newsroom, english: Newsroom) -> None:
        self.random, self.serial = random.Random(seed), count()
        self.editions = {"ar": arabic, "en": english}
        self.sections = {code: [room.section("A"), room.section("B")] for code, room in self.editions.items()}
        for one, other in zip(*self.sections.values(), strict=True):
            Section.objects.filter(pk=other.pk).update(translation_key=one.translation_key)
        for n in range(3):
            twins = [a_story(room, f"Story {n}") for room in (arabic, english)]
            Story.objects.filter(pk=twins[1].pk).update(translation_key=twins[0].translation_key)
        for code, room in self.editions.items():
            stories = list(Story.objects.filter(edition=code))
            for n in range(3):
                set_stories(room.article(self.title(), section=self.sections[code][n % 2]), stories[: n + 1])

    def title(self) -> str:
        return f"Item {next(self.serial)}"

    def item(self) -> Article | None:
        numbers = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        return Article.objects.get(pk=self.random.choice(numbers)) if numbers else None

    def stories(self, edition: str, count: int) -> list[Story]:
        found = list(Story.objects.filter(edition=edition).order_by("pk"))
        return self.random.sample(found, min(count, len(found)))

    def section(self, edition: str) -> Section:
        return Section.objects.get(pk=self.random.choice(self.sections[edition]).pk)

    def file(self, item: Article) -> None:
        room, published = self.editions[item.edition], self.random.random() < 0.5
        room.article(self.title(), section=self.section(item.edition), publish=published)

    def bulk(self, item: Article) -> None:
        room, now = self.editions[item.edition], timezone.now()
        stories = tuple(story.pk for story in self.stories(item.edition, 2))
        times = [now, None, now - timedelta(days=400)]
        section = self.section(item.edition)
        file_many([Filing(room.copy(self.title()), section, time, stories=stories) for time in times])

    def archive(self, item: Article) -> None:
        story = self.stories(item.edition, 1)
        set_stories(self.editions[item.edition].article(self.title(), from_archive=True), story)

    def join(self, item: Article) -> None:
        for story in self.stories(item.edition, 2):
            join(story, [item])

    def leave(self, item: Article) -> None:
        for story in self.stories(item.edition, 2):
            leave(story, [item])

    def choose(self, item: Article) -> None:
        set_stories(item, self.stories(item.edition, self.random.randrange(3)))

    def publish(self, item: Article) -> None:
        item.save_revision().publish()

    def embargo(self, item: Article) -> None:
        item.go_live_at = timezone.now() + timedelta(seconds=30)
        item.save_revision().publish()
        publish_due(timezone.now() + timedelta(minutes=1))

    def unpublish(self, item: Article) -> None:
        item.unpublish()

    def kill(self, item: Article) -> None:
        Article.objects.get(pk=item.pk).delete()

    def kill_many(self, item: Article) -> None:
        Page.objects.filter(pk__in=[item.pk]).delete()

    def expire(self, item: Article) -> None:
        Page.objects.filter(pk=item.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
        publish_due()

    def move(self, item: Article) -> None:
        item.move(self.section(item.edition), pos="last-child")

    def move_abroad(self, item: Article) -> None:
        item.move(self.section("en" if item.edition == "ar" else "ar"), pos="last-child")

    def translate(self, item: Article) -> None:
        other = self.editions["en" if item.edition == "ar" else "ar"].home.locale
        if not item.has_translation(other):
            item.copy_for_translation(other, copy_parents=True)

    def copy(self, item: Article) -> None:
        item.copy(to=self.section(item.edition), update_attrs={"slug": f"copy-{next(self.serial)}"})

    def write_around(self, item: Article) -> None:
        NewsPage.objects.filter(pk=item.pk).update(live_at=self.random.choice([None, UNDATED, timezone.now()]))

    def stale_membership(self, item: Article) -> None:
        before = Membership.objects.filter(item=item).first()
        self.random.choice([self.unpublish, self.publish])(Article.objects.get(pk=item.pk))
        if before is not None:
            before.key_moment = True
            before.save()

    def mark(self, item: Article) -> None:
        for story in self.stories(item.edition, 1):
            mark(story, item, pinned=self.random.random() < 0.5)

    def old_draft_of_a_story(self, item: Article) -> None:
        for story in self.stories(item.edition, 1):
            revision = Story.objects.get(pk=story.pk).save_revision()
            join(story, [item])
            revision.publish()

    def merge(self, item: Article) -> None:
        pair = self.stories(item.edition, 2)
        if len(pair) == 2 and self.random.random() < 0.3:
            merge(*pair)

    def tell(self, item: Article) -> None:
        a_story(self.editions[item.edition], "Another", [item])


EVENTS: list[Callable[[Chance, Article], None]] = [
    event for event in vars(Chance).values() if isinstance(event, FunctionType) and "item" in event.__annotations__
]


@pytest.mark.parametrize("seed", [1, 2])
def test_anything_may_happen(seed: int, arabic: Newsroom, english: Newsroom) -> None:
    chance = Chance(seed, arabic, english)
    happened = []
    for _step in range(STEPS):
        event, item = chance.random.choice(EVENTS), chance.item()
        if item is None:
            item = arabic.article()
        event(chance, item)
        happened.append(event.__name__)
        assert told() == truth(), happened[-3:]
    assert len(set(happened)) > 15
    assert any(number for number, _newest in told().values())
    assert repair() == 0


def test_every_event_was_found() -> None:
    assert {event.__name__ for event in EVENTS} >= {
        "publish",
        "unpublish",
        "embargo",
        "kill",
        "move",
        "bulk",
        "translate",
    }


def test_a_count_that_went_wrong_is_repaired(arabic: Newsroom) -> None:
    item, other = arabic.article(), arabic.article("Other")
    story, untouched = a_story(arabic, items=[item, other]), a_story(arabic, "Second", [item])
    right = told()
    triggers.take_down()
    try:
        Article.objects.get(pk=item.pk).unpublish()
        Tally.objects.filter(story=story).update(item_count=7)
    finally:
        triggers.put_up()
    assert told() != truth()
    assert repair() == 2
    assert told() == truth() == {story.pk: (1, right[story.pk][1]), untouched.pk: (0, UNDATED)}


def test_a_missing_tally_is_made_again(arabic: Newsroom) -> None:
    story = a_story(arabic, items=[arabic.article()])
    Tally.objects.all().delete()
    assert repair() == 1
    assert told() == truth()
    assert told()[story.pk][0] == 1


def test_after_migrations_the_database_counts_again(arabic: Newsroom) -> None:
    item = arabic.article()
    a_story(arabic, items=[item])
    triggers.before_migrations(plan=["one"])
    Article.objects.get(pk=item.pk).unpublish()
    triggers.after_migrations()
    assert told() == truth()
    Article.objects.get(pk=item.pk).save_revision().publish()
    assert told() == truth()


def test_a_table_that_the_triggers_name_can_be_rebuilt_once_they_are_down(
    transactional_db: None, django_db_serialized_rollback: None
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite rebuilds tables")
    triggers.before_migrations(plan=["one"])
    field = NewsPage._meta.get_field("place")
    longer = field.clone()
    longer.set_attributes_from_name("place")
    longer.model, longer.max_length = NewsPage, 81
    with connection.schema_editor() as editor:
        editor._remake_table(NewsPage, alter_fields=[(field, longer)])
    triggers.after_migrations()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'khabar_stories_%'")
        assert cursor.fetchone() == (6,)
