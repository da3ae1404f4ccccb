"""Editors make fronts on a screen of plain forms; only who may publish a page sees and changes its front."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from khabar.desk.fronts import searching
from khabar.fronts.models import Front
from khabar.fronts.tests.links import items_in
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


@pytest.fixture
def editor(client: Any, section_editor: Any) -> Any:
    """Works in English, on the Arabic edition."""
    profile = UserProfile.get_for_user(section_editor)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(section_editor)
    return section_editor


def screen(client: Any, newsroom: Newsroom, **query: str) -> str:
    return str(client.get(reverse("khabar_desk_fronts:edit", args=[newsroom.home.pk]), query).content.decode())


def press(client: Any, page: Any, verb: str, **fields: Any) -> str:
    """The screen after pressing a button."""
    path = reverse("khabar_desk_fronts:change", args=[page.pk])
    return unescape(client.post(path, {"verb": verb, **fields}, follow=True).content.decode())


def slot(page: str, name: str) -> str:
    return page.split(f'id="{name}"')[1].split("</article>")[0]


def test_an_editor_puts_an_item_on_the_front_and_publishes_it(newsroom: Newsroom, client: Any, editor: Any) -> None:
    items = newsroom.many(30, newest=timezone.now())
    page = press(client, newsroom.home, "place", item=items[20].pk, slot="lead.0")
    assert f'data-item="{items[20].pk}"' in page.split('id="lead.0"')[1].split(">")[0]
    serial = re.search(r'name="serial" value="([0-9]+)"', page)[1]  # type: ignore[index]
    assert items_in(client.get(newsroom.home.url).content.decode())[0] == items[0].pk
    assert "The front is live." in press(client, newsroom.home, "publish", serial=serial)
    assert items_in(client.get(newsroom.home.url).content.decode())[0] == items[20].pk


def test_each_slot_says_whether_it_fills_itself_and_what_waits(newsroom: Newsroom, client: Any, editor: Any) -> None:
    items = newsroom.many(30, newest=timezone.now())
    later = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    press(client, newsroom.home, "place", item=items[20].pk, slot="lead.0")
    press(client, newsroom.home, "place", item=items[21].pk, slot="lead.0", starts=later)
    press(client, newsroom.home, "place", item=items[22].pk, slot="secondary.0", ends=later)
    items[22].unpublish()
    page = screen(client, newsroom)
    lead, secondary = slot(page, "lead.0"), slot(page, "secondary.0")
    assert "by hand" in lead
    assert items[21].title in lead.split("slot__waiting--scheduled")[1]
    assert "fills itself" in secondary
    assert "not published" in secondary.split("slot__waiting--gone")[1]
    assert "fills itself" in slot(page, "list.5")


def test_what_fills_a_slot_by_itself_can_be_kept_there(newsroom: Newsroom, client: Any, editor: Any) -> None:
    items = newsroom.many(30, newest=timezone.now())
    press(client, newsroom.home, "keep", place=f"{items[0].pk} lead.0")
    assert Front.objects.get().draft_plan.of(items[0].pk).slot == "lead.0"  # type: ignore[union-attr]


def test_words_picture_and_times_of_one_slot_are_a_form(newsroom: Newsroom, client: Any, editor: Any) -> None:
    item, picture = newsroom.many(3, newest=timezone.now())[2], newsroom.picture()
    bare = newsroom.picture(agency="")
    press(client, newsroom.home, "place", item=item.pk, slot="lead.0")
    path = reverse("khabar_desk_fronts:placement", args=[newsroom.home.pk, item.pk])
    fields = {"headline": "عنوان آخر", "slot": "list.1", "picture": picture.pk, "starts": "", "ends": ""}
    for wrong in ({"picture": bare.pk}, {"ends": "2020-01-01T10:00"}, {"slot": "list.9"}):
        assert client.post(path, fields | wrong).status_code == 200
        assert Front.objects.get().draft_plan.of(item.pk).slot == "lead.0"  # type: ignore[union-attr]
    assert client.post(path, fields).status_code == 302
    placed = Front.objects.get().draft_plan.of(item.pk)
    assert (placed.slot, placed.headline, placed.picture) == ("list.1", "عنوان آخر", picture.pk)  # type: ignore[union-attr]


@pytest.mark.parametrize("query", ["اسعار القمح", "أسْعار", "والقمح", "{number}", "{address}"])
def test_items_are_found_by_folded_words_number_and_address(
    newsroom: Newsroom, client: Any, editor: Any, query: str
) -> None:
    item = newsroom.article("تراجع أسعار الذرة والقمحِ")
    newsroom.article("افتتاح خط")
    words = query.format(number=item.pk, address=f"https://example.org{item.path_on_site}")
    path = reverse("khabar_desk_fronts:found", args=[newsroom.home.pk])
    found = client.get(path, {"q": words}).content.decode()
    assert re.findall(r'<li class="found__item" data-item="([0-9]+)"', found) == [str(item.pk)]


def test_a_search_looks_only_so_far_back(newsroom: Newsroom, client: Any, editor: Any, monkeypatch: Any) -> None:
    items = newsroom.many(30, newest=timezone.now())
    monkeypatch.setattr(searching, "LOOKED_THROUGH", 10)
    path = reverse("khabar_desk_fronts:found", args=[newsroom.home.pk])

    def found(words: str) -> list[str]:
        return re.findall(r'"found__item" data-item="([0-9]+)"', client.get(path, {"q": words}).content.decode())

    assert found(f"{newsroom.words['headline']} 9") == [str(items[9].pk)]
    assert found(f"{newsroom.words['headline']} 20") == []
    assert found(str(items[20].pk)) == [str(items[20].pk)]


def test_drafts_and_other_editions_are_not_found(
    newsroom: Newsroom, english: Newsroom, client: Any, editor: Any
) -> None:
    newsroom.article("Ferry one", publish=False)
    other = english.article("Ferry two")
    path = reverse("khabar_desk_fronts:found", args=[newsroom.home.pk])
    for words in ("Ferry", str(other.pk)):
        assert client.get(path, {"q": words}).content.decode().count("found__item") == 0


def test_the_draft_is_previewed_as_it_will_be_at_a_time(newsroom: Newsroom, client: Any, editor: Any) -> None:
    items = newsroom.many(30, newest=timezone.now())
    now = timezone.localtime()
    later = now + timedelta(days=1)
    press(client, newsroom.home, "place", item=items[20].pk, slot="lead.0")
    press(client, newsroom.home, "place", item=items[21].pk, slot="lead.0", starts=later.strftime("%Y-%m-%dT%H:%M"))
    path = reverse("khabar_desk_fronts:preview_page", args=[newsroom.home.pk])
    leads = [
        items_in(client.get(path, {"at": at}).content.decode())[0]
        for at in ("", "nonsense", now.isoformat(), (later + timedelta(minutes=1)).isoformat())
    ]
    assert leads == [items[20].pk] * 3 + [items[21].pk]
    frame = client.get(reverse("khabar_desk_fronts:preview", args=[newsroom.home.pk]))
    assert f'src="{path}"' in frame.content.decode()


def test_the_log_tells_in_words_what_changed(newsroom: Newsroom, client: Any, editor: Any) -> None:
    item = newsroom.many(3, newest=timezone.now())[2]
    press(client, newsroom.home, "place", item=item.pk, slot="list.1")
    press(client, newsroom.home, "rail", shown="1")
    page = press(client, newsroom.home, "publish", serial=Front.objects.get().serial)
    log = page.split('class="log"')[1].split("</ol>")[0]
    assert f"“{item.title}” put in Headline 2" in log
    assert "Picture rail shown" in log
    assert "Karim Attar" in log
    page = press(client, newsroom.home, "undo")
    assert "Undone: the front fills itself" in page
    press(client, newsroom.home, "bring-back", number=1)
    assert Front.objects.get().draft_plan.of(item.pk)
    versions = client.get(reverse("khabar_desk_fronts:versions", args=[newsroom.home.pk])).content.decode()
    assert versions.count("log__entry--live") == 1


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("place", {"item": "1", "slot": "lead.0"}),
        ("place", {"item": "x", "slot": "lead.0"}),
        ("place", {"slot": "lead.0"}),
        ("keep", {"place": "1"}),
        ("bring-back", {"number": "99"}),
        ("dance", {}),
    ],
)
def test_what_is_not_possible_is_said_and_changes_nothing(
    newsroom: Newsroom, client: Any, editor: Any, verb: str, fields: dict[str, str]
) -> None:
    assert 'class="error"' in press(client, newsroom.home, verb, **fields)
    assert not Front.objects.exclude(draft=None).exists()


def test_a_draft_that_changed_meanwhile_is_shown_before_it_is_published(
    newsroom: Newsroom, client: Any, editor: Any
) -> None:
    item = newsroom.article()
    press(client, newsroom.home, "place", item=item.pk, slot="list.1")
    assert "Somebody changed this draft meanwhile" in press(client, newsroom.home, "publish", serial="0")
    assert Front.objects.get().number == 0


@pytest.mark.parametrize("door", ["edit", "found", "preview", "preview_page", "versions", "change"])
def test_a_reporter_has_no_way_to_a_front(newsroom: Newsroom, client: Any, reporter: Any, door: str) -> None:
    item = newsroom.article()
    client.force_login(reporter)
    path = reverse(f"khabar_desk_fronts:{door}", args=[newsroom.home.pk])
    fields = {"verb": "place", "item": item.pk, "slot": "lead.0"}
    answer = client.post(path, fields) if door == "change" else client.get(path)
    assert answer.status_code in (302, 403)
    assert "front" not in answer.headers.get("Location", "")
    assert not Front.objects.exists()


def test_who_publishes_in_one_section_edits_that_front_and_no_other(
    newsroom: Newsroom, client: Any, reader: Any
) -> None:
    sport = newsroom.section("رياضة")
    item = newsroom.article(section=sport)
    group = Group.objects.create(name="Sport")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    right = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=sport, permission=right)
    reader.groups.add(group)
    client.force_login(reader)
    listed = client.get(reverse("khabar_desk_fronts:index")).content.decode()
    assert re.findall(r"fronts/([0-9]+)/\" dir", listed) == [str(sport.pk)]
    press(client, sport, "place", item=item.pk, slot="lead.0")
    press(client, newsroom.home, "place", item=item.pk, slot="lead.0")
    assert list(Front.objects.values_list("page_id", flat=True)) == [sport.pk]


def test_the_screen_costs_the_same_however_many_items_and_sections(
    newsroom: Newsroom, client: Any, editor: Any
) -> None:
    items = newsroom.many(80, newest=timezone.now())
    press(client, newsroom.home, "place", item=items[70].pk, slot="lead.0")

    def cost() -> int:
        screen(client, newsroom, q="خط")
        with CaptureQueriesContext(connection) as captured:
            screen(client, newsroom, q="خط")
        return len(captured)

    few = cost()
    for n in range(4):
        newsroom.many(60, newest=timezone.now(), section=newsroom.section(f"قسم {n}"))
    assert cost() == few


def test_the_screen_speaks_arabic_and_the_map_follows_its_edition(
    english: Newsroom, client: Any, section_editor: Any
) -> None:
    english.many(12, newest=timezone.now())
    client.force_login(section_editor)
    page = screen(client, english)
    assert 'dir="rtl"' in page.split("<head>")[0]
    assert '<section class="band band--top" dir="ltr">' in page
    assert "الخبر الأول" in slot(page, "lead.0")
