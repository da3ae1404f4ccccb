"""What an item says of its author follows the author's page."""

from __future__ import annotations

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from khabar.articles.copy import Signature
from khabar.articles.models import Article
from khabar.news.actions import restate_bylines
from khabar.people.models import Person
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def signed(newsroom: Newsroom) -> tuple[Person, Article]:
    person = newsroom.person()
    return person, newsroom.article(bylines=(Signature("", person.pk), Signature("Somebody")))


def byline(item: Article) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Article.objects.get(pk=item.pk).byline
    return found


def test_a_name_that_changes_changes_on_the_items(newsroom: Newsroom, client: Any) -> None:
    person, item = signed(newsroom)
    person.title = "ليلى Mansour"
    person.save_revision().publish()
    assert restate_bylines(person.pk) == 1
    assert byline(item)[0]["name"] == "ليلى Mansour"
    assert "ليلى Mansour" in client.get(newsroom.home.url).content.decode()
    assert restate_bylines(person.pk) == 0


def test_the_worker_is_asked_to_do_it(newsroom: Newsroom, django_capture_on_commit_callbacks: Any) -> None:
    person, _item = signed(newsroom)
    with django_capture_on_commit_callbacks(execute=True):
        person.save_revision().publish()
        newsroom.person("Nobody's author").save_revision().publish()
    asked = DBTaskResult.objects.filter(task_path="khabar.news.tasks.restate_bylines")
    assert [result.args_kwargs["args"] for result in asked] == [[person.pk]]


def test_an_author_without_a_page_is_a_name_without_a_link(newsroom: Newsroom, client: Any) -> None:
    person, item = signed(newsroom)
    person.unpublish()
    restate_bylines(person.pk)
    assert byline(item)[0] == {"name": person.title, "number": None, "slug": ""}
    assert person.url not in client.get(item.path_on_site).content.decode()


def test_whoever_is_deleted_stays_the_author(newsroom: Newsroom) -> None:
    person, item = signed(newsroom)
    person.delete()
    stored = Article.objects.get(pk=item.pk)
    stored.save()
    assert stored.byline[0] == {"name": newsroom.words["person"], "number": None, "slug": ""}


def test_a_name_may_stand_twice_and_lists_the_item_once(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    item = newsroom.article(bylines=(Signature("", person.pk),) * 2)
    page = client.get(person.url).content.decode()
    assert page.split("<main")[1].split("</main>")[0].count(item.path_on_site) == 1
