"""Something new is begun by choosing a section; the last one is offered first."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Sections of both editions are offered."""
    return arabic


def form_of(section: Any) -> str:
    return reverse("wagtailadmin_pages:add", args=["khabar_articles", "article", section.pk])


def test_the_sections_of_each_edition_are_offered(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    sections = [newsroom.section(), newsroom.section("رياضة"), Newsroom("en").section()]
    client.force_login(reporter)
    page = client.get(reverse("khabar_desk:new", args=["article"]))
    assert [(edition.code, len(places)) for edition, places in page.context["editions"]] == [("ar", 2), ("en", 1)]
    assert page.context["last"] is None
    for section in sections:
        assert form_of(section) in page.content.decode()


def test_the_last_section_is_offered_first(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    section, _other = newsroom.section(), newsroom.section("رياضة")
    desk = Desk(client)
    desk.sign_in(reporter)
    desk.create(section, "draft", title="افتتاح")
    last = client.get(reverse("khabar_desk:new", args=["article"])).context["last"]
    assert (last.title, last.url) == (section.title, form_of(section))


def test_who_writes_in_one_section_goes_straight_there(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    section, _other = newsroom.section(), newsroom.section("رياضة")
    GroupPagePermission.objects.filter(group=Group.objects.get(user=reporter)).update(page=section.page_ptr)
    client.force_login(reporter)
    answer = client.get(reverse("khabar_desk:new", args=["article"]))
    assert (answer.status_code, answer["Location"]) == (302, form_of(section))


def test_without_a_section_somebody_is_told_what_to_do(newsroom: Newsroom, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    page = client.get(reverse("khabar_desk:new", args=["article"])).content.decode()
    assert reverse("wagtailadmin_explore_root") in page
    assert "لا أقسام بعد" in page
