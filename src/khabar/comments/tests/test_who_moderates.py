"""Section editors and chief editors moderate; what is open where, only who publishes there decides."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from khabar.accounts.actions import entrust, hire
from khabar.accounts.models import User
from khabar.accounts.roles import EDITOR
from khabar.comments import rights
from khabar.comments.models import Discussion, HouseRules
from khabar.comments.moderation import actions
from khabar.comments.tests.readers import Reader
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def test_section_editors_moderate_and_chief_editors_also_make_the_rules(
    reporter: User, section_editor: User, chief_editor: User, picture_editor: User
) -> None:
    people = (reporter, picture_editor, section_editor, chief_editor)
    assert [user.has_perm(rights.MODERATE) for user in people] == [False, False, True, True]
    assert [user.has_perm("khabar_comments.change_wordlist") for user in people] == [False, False, True, True]
    assert [user.has_perm(rights.RULES) for user in people] == [False, False, False, True]


def test_who_publishes_in_one_section_opens_and_closes_nothing_in_another(arabic: Newsroom) -> None:
    sport, politics = arabic.section("رياضة"), arabic.section("سياسة")
    editor = hire("sport", password=None, role=EDITOR)
    entrust(editor, [sport])
    client = Client()
    client.force_login(editor)
    for section, allowed in ((sport, True), (politics, False)):
        item = arabic.article(section.title, section=section)
        for name, number in (("item", item.pk), ("section", section.pk)):
            answer = client.post(reverse(f"moderation:{name}", args=[number]), {"mode": "closed", "closing_days": ""})
            assert answer.url.endswith(f"/{number}/") is allowed, (name, section)
        assert Discussion.objects.filter(pk=item.pk).exists() is allowed


@pytest.mark.parametrize("verb", ["approve", "reject", "ban", "lift", "trust", "settle_item", "settle_section"])
def test_every_verb_asks_for_the_right(verb: str, arabic: Newsroom, reporter: User) -> None:
    item = arabic.article()
    comment = Reader().wrote(item, "ينتظر")
    doing = {
        "approve": lambda: actions.approve([comment.pk], reporter),
        "reject": lambda: actions.reject([comment.pk], reporter),
        "ban": lambda: actions.ban(comment.author, reporter, until=None, reason="x"),
        "lift": lambda: actions.lift(comment.author.bans.model(commenter=comment.author), reporter),
        "trust": lambda: actions.trust(comment.author, reporter, trusted=True),
        "settle_item": lambda: actions.settle_item(item, reporter, mode="closed", closing_days=None),
        "settle_section": lambda: actions.settle_section(item.section, reporter, mode="closed", closing_days=None),
    }
    with pytest.raises(PermissionDenied):
        doing[verb]()


def test_the_rules_of_the_house_are_one_row() -> None:
    HouseRules(longest=500).save()
    HouseRules(longest=700).save()
    assert [row.longest for row in HouseRules.objects.all()] == [700]
