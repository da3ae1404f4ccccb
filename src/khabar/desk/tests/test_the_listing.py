"""The listing of articles: newest first, in step with the items by every door, and only what one may see."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from khabar.accounts.actions import hire
from khabar.articles.models import Article
from khabar.desk.models import Listed, Status
from khabar.news.actions import publish_due
from khabar.news.models import UNDATED
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom

NOW = timezone.now().replace(microsecond=0)
FIELDS = {"title": "Ferries", "standfirst": "Every day.", "text": "The line runs."}


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


@pytest.fixture
def desk(client: Any) -> Desk:
    return Desk(client)


def listed(client: Any, **wished: Any) -> list[str]:
    page = client.get(reverse("khabar_desk:items", args=["article"]), wished)
    assert page.status_code == 200
    return [row.headline for row in page.context["rows"]]


def status(article: Article) -> str:
    return Listed.objects.get(pk=article.pk).status


def granted(newsroom: Newsroom, section: Any, *rights: str) -> Any:
    group = Group.objects.create(name=f"Desk of {section}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in rights:
        permission = Permission.objects.get(codename=right, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=section.page_ptr, permission=permission)
    user = hire("granted", password=None, name="Granted Only")
    user.groups.add(group)
    return user


def test_items_stand_newest_first_and_go_on_after_a_cursor(
    newsroom: Newsroom, client: Any, section_editor: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("khabar.desk.views.PAGE", 2)
    newsroom.many(5, newest=NOW)
    client.force_login(section_editor)
    first = client.get(reverse("khabar_desk:items", args=["article"]))
    names = [row.headline[-1] for row in first.context["rows"]]
    second = client.get(first.context["next_url"])
    names += [row.headline[-1] for row in second.context["rows"]]
    third = client.get(second.context["next_url"])
    names += [row.headline[-1] for row in third.context["rows"]]
    assert names == ["0", "1", "2", "3", "4"]
    assert third.context["next_url"] == ""


def test_a_cursor_that_is_none_is_not_found(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    client.force_login(section_editor)
    assert client.get(reverse("khabar_desk:items", args=["article"]), {"after": "1-x"}).status_code == 404
    assert client.get("/admin/desk/nothing/").status_code == 404


def test_a_draft_shows_what_its_newest_version_says(newsroom: Newsroom, desk: Desk, section_editor: Any) -> None:
    person, picture = newsroom.person(), newsroom.picture()
    desk.sign_in(section_editor)
    desk.create(newsroom.section(), "draft", title="A first thought")
    article = Article.objects.get()
    desk.edit(article, "draft", **FIELDS, kicker="Sea", bylines=[person.pk], lead_picture=picture.pk, urgency="2")
    row = Listed.objects.get(pk=article.pk)
    assert (row.headline, row.kicker, row.byline) == ("Ferries", "Sea", person.title)
    assert (row.picture, row.has_standfirst, row.urgency) == (picture, True, 2)
    assert (row.status, row.owner) == (Status.DRAFT, section_editor)


def test_the_status_follows_an_article_through_its_life(
    newsroom: Newsroom, desk: Desk, reporter: Any, section_editor: Any
) -> None:
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "submit", **FIELDS)
    article = Article.objects.get()
    assert status(article) == Status.WAITING
    desk.sign_in(section_editor)
    task = article.current_workflow_task_state
    action = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "reject", task.pk])
    desk.client.post(action, {"comment": "Who says so?"})
    assert status(article) == Status.RETURNED
    desk.edit(article, "publish", **FIELDS)
    assert status(article) == Status.LIVE
    desk.edit(article, "draft", **FIELDS | {"title": "Ferries again"})
    assert status(article) == Status.CHANGED
    assert Listed.objects.get().headline == "Ferries again"
    desk.client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    assert status(article) == Status.WITHDRAWN


def test_what_is_scheduled_stands_at_its_time(newsroom: Newsroom) -> None:
    article = newsroom.article(publish=False)
    article.go_live_at = NOW + timedelta(hours=2)
    article.save_revision().publish()
    row = Listed.objects.get()
    assert (row.status, row.moment, row.live) == (Status.SCHEDULED, NOW + timedelta(hours=2), False)


def test_what_is_due_becomes_published_in_the_listing_too(newsroom: Newsroom) -> None:
    article = newsroom.article(publish=False)
    article.go_live_at = NOW - timedelta(minutes=1)
    article.save_revision(approved_go_live_at=article.go_live_at)
    assert status(article) == Status.SCHEDULED
    publish_due()
    assert status(article) == Status.LIVE


def test_a_move_takes_the_row_along(newsroom: Newsroom) -> None:
    article, other = newsroom.article(), newsroom.section("Sport")
    article.move(other, pos="last-child")
    assert Listed.objects.get().section == other


def test_an_archive_item_stands_where_it_first_appeared(newsroom: Newsroom) -> None:
    newsroom.article(from_archive=True, publish=False)
    newsroom.article("Dated", from_archive=True, first_appeared=NOW - timedelta(days=900))
    moments = set(Listed.objects.values_list("moment", flat=True))
    assert moments == {UNDATED, NOW - timedelta(days=900)}


def test_a_database_older_than_the_listing_is_listed_anew(newsroom: Newsroom) -> None:
    newsroom.many(3, newest=NOW)
    Listed.objects.all().delete()
    call_command("list_items", stdout=StringIO())
    assert Listed.objects.count() == 3


def test_an_editor_of_one_section_sees_only_that_section(newsroom: Newsroom, client: Any) -> None:
    newsroom.article("In my section")
    newsroom.article("In another", section=newsroom.section("Sport"))
    client.force_login(granted(newsroom, newsroom.section(), "change_page", "publish_page"))
    assert listed(client) == ["In my section"]
    assert listed(client, section=newsroom.section("Sport").pk) == ["In my section"]


def test_an_editor_of_several_sections_sees_the_newest_of_all_of_them(
    newsroom: Newsroom, client: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("khabar.desk.views.PAGE", 3)
    economy, sport, other = newsroom.section(), newsroom.section("Sport"), newsroom.section("World")
    for minutes, section in enumerate((economy, sport, other, economy, other, economy, sport)):
        newsroom.article(f"{minutes}", section=section, published_at=NOW - timedelta(minutes=minutes))
    editor = granted(newsroom, economy, "change_page", "publish_page")
    group = editor.groups.get()
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=sport.page_ptr, permission=permission)
    client.force_login(editor)
    first = client.get(reverse("khabar_desk:items", args=["article"]))
    second = client.get(first.context["next_url"])
    assert [row.headline for page in (first, second) for row in page.context["rows"]] == ["0", "1", "3", "5", "6"]
    assert listed(client, q="6") == ["6"]
    assert listed(client, section=sport.pk, status="live") == ["1", "6"]


def test_a_reporter_is_led_to_edit_only_their_own(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    newsroom.article("Another's")
    newsroom.article("Mine", user=reporter, publish=False)
    client.force_login(reporter)
    rows = client.get(reverse("khabar_desk:items", args=["article"])).context["rows"]
    assert {row.headline: bool(row.edit_url) for row in rows} == {"Another's": False, "Mine": True}


def test_who_has_no_rights_over_pages_has_no_listing(newsroom: Newsroom, client: Any, reader: Any) -> None:
    address = reverse("khabar_desk:items", args=["article"])
    client.force_login(reader)
    assert client.get(address).status_code == 403
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert client.get(address).status_code == 302


def test_the_menu_begins_with_articles(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    from wagtail.admin.menu import admin_menu

    client.force_login(reporter)
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    first = admin_menu.menu_items_for_request(request)
    assert min(first, key=lambda item: item.order).url == reverse("khabar_desk:items", args=["article"])


def test_the_listing_costs_the_same_with_more_items(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    client.force_login(section_editor)
    address = reverse("khabar_desk:items", args=["article"])
    newsroom.many(2, newest=NOW)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address, {"q": "line", "missing": "picture"})
    newsroom.many(30, newest=NOW - timedelta(days=1), picture=newsroom.picture().pk)
    with CaptureQueriesContext(connection) as many:
        client.get(address, {"q": "line"})
    assert len(many) == len(few) <= 12
    asked = " ".join(query["sql"].upper() for query in many)
    assert "COUNT(" not in asked
    assert "DISTINCT" not in asked
