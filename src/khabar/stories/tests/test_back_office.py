"""Editors tend stories: they tick them in an article, add many items at once, and merge two."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from khabar.accounts.models import User
from khabar.stories.actions import OtherEdition, join, mark, merge, set_stories
from khabar.stories.models import Membership, MergedStory, RelatedStory, Story, StoryPerson, Tally
from khabar.stories.queries import quiet_stories, stories_joined
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story


@pytest.fixture
def desk(client: Any, administrator: User) -> Desk:
    client.force_login(administrator)
    return Desk(client)


def test_a_new_article_joins_what_its_form_ticks(arabic: Newsroom, desk: Desk) -> None:
    story, other = a_story(arabic), a_story(arabic, "Other")
    desk.create(arabic.section(), "publish", title="خبر جديد", text="نص.", stories=[story.pk])
    (row,) = Membership.objects.all()
    assert (row.story_id, row.item.title) == (story.pk, "خبر جديد")
    assert [Tally.objects.get(story=one).item_count for one in (story, other)] == [1, 0]


def test_saving_a_draft_of_a_published_article_changes_its_stories_at_once(arabic: Newsroom, desk: Desk) -> None:
    item = arabic.article()
    story, other = a_story(arabic, items=[item]), a_story(arabic, "Other")
    assert re.search(rf'value="{story.pk}"[^>]*checked', desk.form(item))
    desk.edit(item, "draft", title="Another headline", stories=[other.pk])
    assert stories_joined(item.pk) == [other.pk]
    desk.edit(item, "draft", title="Another headline")
    assert stories_joined(item.pk) == []


def test_the_form_offers_the_stories_of_its_edition_only(arabic: Newsroom, english: Newsroom, desk: Desk) -> None:
    a_story(arabic, "Of this edition")
    a_story(english, "Of the other one")
    form = desk.form(arabic.article())
    assert "Of this edition" in form
    assert "Of the other one" not in form


def test_who_may_not_publish_changes_no_stories_of_a_published_item(arabic: Newsroom, reporter: User) -> None:
    item = arabic.article(user=None)
    story = a_story(arabic)
    with pytest.raises(PermissionDenied):
        join(story, [item], reporter)
    draft = arabic.article("Draft", publish=False, user=reporter)
    assert join(story, [draft], reporter) == 1


def test_items_of_another_edition_do_not_join(arabic: Newsroom, english: Newsroom) -> None:
    with pytest.raises(OtherEdition):
        join(a_story(arabic), [english.article()])
    with pytest.raises(OtherEdition):
        merge(a_story(arabic), a_story(english))


def test_reporters_have_no_screen_of_stories(client: Any, reporter: User, arabic: Newsroom) -> None:
    client.force_login(reporter)
    story = a_story(arabic)
    answers = [
        client.get(reverse("khabar_stories:index")),
        client.get(reverse("khabar_stories:items", args=[story.pk])),
        client.post(reverse("khabar_stories:merge", args=[story.pk]), {"into": story.pk}),
    ]
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, "/admin/")] * 3


def test_section_editors_tell_stories_without_a_team(client: Any, section_editor: User, arabic: Newsroom) -> None:
    story = a_story(arabic)
    rights = story.permissions_for_user(section_editor)
    assert rights.can_edit()
    assert rights.can_publish()
    assert not story.get_parent().specific.permissions_for_user(section_editor).can_edit()
    client.force_login(section_editor)
    page = client.get(reverse("khabar_stories:index")).content.decode()
    assert story.title in page
    assert client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).status_code == 200
    assert client.get(re.search(r'class="button" href="([^"]*story[^"]*)"', page)[1]).status_code == 200  # type: ignore[index]


def test_many_items_join_at_once_from_a_listing(arabic: Newsroom, english: Newsroom, desk: Desk) -> None:
    items = [arabic.article(f"Item {n}") for n in range(3)]
    story = a_story(arabic)
    a_story(english, "Of the other edition")
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "add_to_story"])
    path += "?" + "&".join(f"id={page.pk}" for page in (*items, arabic.section()))
    asked = desk.client.get(path).content.decode()
    assert story.title in asked
    assert "Of the other edition" not in asked
    desk.client.post(path, {"story": story.pk})
    assert Tally.objects.get(story=story).item_count == 3


def test_items_are_added_marked_and_taken_out_on_the_storys_screen(arabic: Newsroom, desk: Desk) -> None:
    items = [arabic.article(f"Item {n}") for n in range(2)]
    story = a_story(arabic)
    path = reverse("khabar_stories:items", args=[story.pk])
    numbers = [item.pk for item in items]
    for verb in ("add", "key", "pin"):
        assert desk.client.post(path, {"do": verb, "item": numbers}).status_code == 302
    assert set(Membership.objects.values_list("pinned", "key_moment")) == {(True, True)}
    assert "Item 1" in desk.client.get(path).content.decode()
    desk.client.post(path, {"do": "plain", "item": numbers[:1]})
    desk.client.post(path, {"do": "remove", "item": [*numbers[1:], "x", "99999999999999999999"]})
    (row,) = Membership.objects.all()
    assert (row.item_id, row.key_moment, row.pinned) == (numbers[0], False, True)
    assert desk.client.post(path, {"do": "nonsense", "item": numbers}).status_code == 404


def test_a_merge_asks_first_and_keeps_everything(arabic: Newsroom, desk: Desk) -> None:
    shared, own = arabic.article("Shared"), arabic.article("Own")
    story, into, third = (a_story(arabic, name) for name in ("From", "Into", "Third"))
    join(story, [shared, own])
    join(into, [shared])
    mark(story, shared, key_moment=True)
    StoryPerson.objects.create(story=story, person=arabic.person())
    RelatedStory.objects.create(story=third, other=story)
    path = reverse("khabar_stories:merge", args=[story.pk])
    assert "From" in desk.client.post(path, {"into": into.pk}).content.decode()
    assert Story.objects.count() == 3
    assert desk.client.post(path, {"into": into.pk, "sure": "1"}).status_code == 302
    assert set(Story.objects.values_list("title", flat=True)) == {"Into", "Third"}
    assert set(into.memberships.values_list("item__title", "key_moment")) == {("Shared", True), ("Own", False)}
    assert Tally.objects.get(story=into).item_count == 2
    assert into.cast.count() == 1
    assert list(third.neighbours.values_list("other", flat=True)) == [into.pk]
    assert MergedStory.objects.get().number == story.pk
    assert PageLogEntry.objects.filter(action="khabar_stories.merge", page=into.pk).count() == 1


def test_a_story_is_not_merged_into_itself(arabic: Newsroom, desk: Desk) -> None:
    story = a_story(arabic)
    with pytest.raises(ValueError, match="itself"):
        merge(story, story)
    path = reverse("khabar_stories:merge", args=[story.pk])
    assert desk.client.post(path, {"into": story.pk, "sure": "1"}).status_code == 404
    assert desk.client.post(path, {"into": "x", "sure": "1"}).status_code == 404


def test_a_developing_story_with_nothing_new_for_a_week_is_flagged(arabic: Newsroom, desk: Desk) -> None:
    now = timezone.now()
    old = arabic.article("Old", published_at=now - timedelta(days=8))
    new = arabic.article("New", published_at=now - timedelta(days=6))
    quiet, lively = a_story(arabic, "Quiet", [old]), a_story(arabic, "Lively", [old, new])
    closed, begun = a_story(arabic, "Closed", [old], state="closed"), a_story(arabic, "Just begun", [old])
    Story.objects.exclude(pk=begun.pk).update(first_published_at=now - timedelta(days=30))
    assert list(quiet_stories("ar")) == [quiet]
    assert list(quiet_stories("en")) == []
    assert "Quiet" in desk.client.get(reverse("wagtailadmin_home")).content.decode()
    shown = desk.client.get(reverse("khabar_stories:index") + "?quiet").content.decode()
    assert quiet.title in shown
    assert not any(story.title in shown for story in (lively, closed))
    assert desk.client.get(reverse("khabar_stories:index")).content.decode().count('class="tend__quiet"') == 1


def test_publishing_an_old_draft_of_a_story_keeps_its_edition_and_items(arabic: Newsroom) -> None:
    story = a_story(arabic)
    revision = story.save_revision()
    set_stories(arabic.article(), [story])
    revision.publish()
    found = Story.objects.select_related("tally").get(pk=story.pk)
    assert (found.edition, found.tally.item_count) == ("ar", 1)
