"""Every screen of comments, polls and reading by axe and by keyboard: readers' in both languages, one by day, the other
by night, and the newsroom's. What a screen does is tested where it is made; here it is walked through."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from khabar.comments.models import Ban, Comment, Discussion, WordList
from khabar.comments.tests.readers import OURS, Reader, house
from khabar.polls import actions as polls
from khabar.polls.tests.ballots import ask, cast
from khabar.trending import actions as reading
from tests.browser.walk import Walk
from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story

if TYPE_CHECKING:
    from playwright.sync_api import Page

SPACE = "wagtailsnippets_khabar_polls_poll"
LISTS = "wagtailsnippets_khabar_comments_wordlist"
WORDS = {
    "ar": ("سعاد", "تعليق أول\n\nA second paragraph, in English", "رأي الغبــي هذا", "غبي"),
    "en": ("Suad", "A first comment\n\nوفقرة ثانية بالعربية", "What an IDIOT wrote this", "idiot"),
}
# Night differs from day by its colours alone, and editions have the same ones: each is looked at in one light.
DAY: list[tuple[str, list[str] | None]] = [("light", None)]
NIGHT: list[tuple[str, list[str] | None]] = [("dark", None)]


class World:
    """A newsroom with readers who took part in everything."""

    def __init__(self, edition: str) -> None:
        self.edition, self.newsroom = edition, Newsroom(edition)
        self.home = "/" if edition == "ar" else f"/{edition}/"
        name, text, bad, word = WORDS[edition]
        house()
        now = timezone.now()
        self.poll = ask(edition, opens_at=now - timedelta(hours=2), results="always")
        self.secret = ask(edition, multiple=True, results="closed", pictures=[self.newsroom.picture()], in_rail=False)
        self.closed = ask(edition, opens_at=now - timedelta(days=2), closes_at=now - timedelta(hours=1))
        for poll in (self.poll, self.secret, self.closed):
            for number in (0, 1, 1):
                cast(poll, number, now=now - timedelta(hours=1, minutes=30))
        polls.count_votes()
        self.item = self.newsroom.article(body=[{"type": "poll", "value": self.secret.pk}])
        a_story(self.newsroom, items=[self.item])
        reading.count_views({(self.item.pk, reading.minute_of(now)): 12})
        self.reader = Reader(name)
        self.root = self.reader.wrote(self.item, text)
        for number in range(5):
            answer = self.reader.wrote(self.item, f"{text} {number}", to=self.root)
        self.reader.wrote(self.item, f"{text} 5", to=answer)
        self.base = f"{self.item.short_path}/comments/"
        for number in range(20):
            Reader(f"{name} {number}").wrote(self.item, f"{text} — {number}")
        WordList.objects.create(name="شتائم", words=word)
        self.held = self.reader.wrote(self.item, bad)
        Ban.objects.create(commenter=self.root.author, reason="مثال", until=now + timedelta(days=1), lifted_at=now)
        report = f"{self.base}{self.root.pk}/report/"
        Client().post(report, {"reason": "spam", "note": "ملاحظة, a note"}, headers=OURS)
        Comment.objects.filter(pk=self.reader.wrote(self.item, f"{text} 6").pk).update(state="rejected", shown=False)
        self.quiet = self.newsroom.article(f"{self.item.title} 2")
        Discussion.objects.update_or_create(pk=self.quiet.pk, defaults={"mode": "closed"})

    def polls_path(self, rest: str = "") -> str:
        return f"{self.home}polls/{rest}"


def finish(walk: Walk, browser: Browser) -> None:
    # A form given back is what Chromium calls a resource that failed.
    browser.errors[:] = [error for error in browser.errors if "422" not in error]
    assert not walk.wrong, "\n".join(walk.wrong)


@pytest.mark.parametrize("edition", ["ar", "en"])
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_screen_of_readers_is_walked(edition: str, live: str, browser: Browser) -> None:
    readers(World(edition), live, browser)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_screen_of_the_newsroom_is_walked(live: str, browser: Browser, chief_editor: Any) -> None:
    newsroom(World("ar"), live, browser, chief_editor)


def readers(world: World, live: str, browser: Browser) -> None:
    page = browser.page(PHONE, reduced_motion="reduce")
    walk = Walk(page, "readers", "main", DAY if world.edition == "ar" else NIGHT)
    base, one = live + world.base, f"{live}{world.base}{world.root.pk}/"
    walk.to("nothing written here", f"{live}{world.home}comments/mine/")
    page.goto(base)
    page.evaluate("document.querySelector('[data-comment-form]').submit()")
    page.wait_for_selector(".commentform__problem")
    walk.look("a comment refused")
    browse(walk, world, live)
    key = world.reader.client.cookies["khabar-reader"].value
    page.context.add_cookies([{"name": "khabar-reader", "value": key, "url": live}])
    for screen, address in {
        "own comment": f"{one}own/",
        "all that a reader wrote": f"{live}{world.home}comments/mine/",
        "erase": f"{live}{world.home}comments/mine/erase/",
    }.items():
        walk.to(screen, address)
    page.locator(".commentform button").press("Enter")
    expect(page.locator(".comments__said")).to_be_visible()
    walk.look("erased")
    finish(walk, browser)


def browse(walk: Walk, world: World, live: str) -> None:
    """What one sees who reads, reports, votes and signs in."""
    base, one, page = live + world.base, f"{live}{world.base}{world.root.pk}/", walk.page
    page.goto(live + world.item.path_on_site + "#comments")
    page.locator("[data-discussion]").wait_for()
    walk.look("an article with poll and thread")
    for screen, address in {
        "thread": base,
        "most liked": f"{base}?order=liked",
        "one comment": one,
        "report": f"{one}report/",
        "closed": f"{live}{world.quiet.short_path}/comments/",
        "polls": live + world.polls_path(),
        "a poll": live + world.poll.path_on_site,
        "a poll with pictures": live + world.secret.path_on_site,
        "a closed poll": live + world.closed.path_on_site,
        "a vote that chose nothing": live + world.polls_path(f"{world.poll.pk}/results/?said=unfit"),
        "sign in": f"{live}/staff/login/?language={world.edition}",
        "a new password": f"{live}/staff/password/reset/",
    }.items():
        walk.to(screen, address)
    page.goto(f"{one}report/")
    page.locator("[name=reason]").nth(1).press("Space")
    page.locator("#report-note").press("Enter")
    expect(page.locator(".comments__said")).to_be_visible()
    walk.look("reported")
    page.goto(live + world.secret.path_on_site)
    page.locator(".poll input").first.press("Space")
    page.locator(".poll button").press("Enter")
    expect(page.locator(".poll-result__secret")).to_be_visible()
    walk.look("voted, the result still secret")


def signed_in(browser: Browser, live: str, user: Any, edition: str) -> Page:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = edition
    profile.save()
    return browser.page_of(user, live, reduced_motion="reduce")


def newsroom(world: World, live: str, browser: Browser, user: Any) -> None:
    page = signed_in(browser, live, user, world.edition)
    walk = Walk(page, "newsroom", "#main", NIGHT)
    section, words, poll = world.item.section_id, WordList.objects.get().pk, world.poll.pk
    asked = f"?edition={world.edition}"
    screens = {
        "waiting": "/admin/moderation/",
        "reported": "/admin/moderation/reported/",
        "published": "/admin/moderation/approved/",
        "rejected": "/admin/moderation/rejected/",
        "log": "/admin/moderation/log/",
        "rules": "/admin/moderation/rules/",
        "an author": f"/admin/moderation/commenters/{world.root.author_id}/",
        "comments of an item": f"/admin/moderation/items/{world.item.pk}/",
        "comments of a section": f"/admin/moderation/sections/{section}/",
        "a new list": reverse(f"{LISTS}:add"),
        "a list": reverse(f"{LISTS}:edit", args=[words]),
        "polls": reverse(f"{SPACE}:list"),
        "a new poll": reverse(f"{SPACE}:add"),
        "a poll": reverse(f"{SPACE}:edit", args=[poll]),
        "a poll's report": reverse(f"{SPACE}:inspect", args=[poll]),
        "read now": reverse("khabar_read_now:now") + asked,
        "how an item is read": reverse("khabar_read_now:item", args=[world.item.pk]),
        "safe sign-in": "/staff/second-factor/",
    }
    for screen, address in screens.items():
        walk.scope = "main" if "staff" in address else "#main"
        walk.to(screen, live + address)
    walk.scope = "#main"
    page.goto(f"{live}/admin/moderation/words/")
    page.locator("#try").fill(WORDS[world.edition][2])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_be_visible()
    walk.look("lists tried")
    finish(walk, browser)
