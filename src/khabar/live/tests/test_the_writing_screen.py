"""Where coverage is written: who may come in, nothing sent twice, nobody's words lost, and an entry made an article."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from khabar.articles.models import Article
from khabar.live.actions import edit
from khabar.live.models import Board, Coverage, Entry, State
from khabar.live.tests.covering import cover, report, words
from khabar.pictures.models import Picture
from tests.fixtures.newsroom import Newsroom, jpeg

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
PART = {"HTTP_X_PART": "1"}


@pytest.fixture
def coverage(english: Newsroom) -> Coverage:
    return cover(english)


def at(name: str, *numbers: int) -> str:
    return reverse(f"khabar_live_office:{name}", args=numbers)


def test_doors_open_to_writers_only(
    client: Any, coverage: Coverage, reporter: Any, section_editor: Any, reader: Any
) -> None:
    entry = report(coverage)
    doors = [at("desk", coverage.pk), at("rows", coverage.pk), at("entry", coverage.pk, entry.pk)]
    assert {client.get(door).status_code for door in doors} == {302}
    client.force_login(reader)
    assert {client.get(door).status_code for door in doors} == {403}
    client.post(at("desk", coverage.pk), {"text": "Mine."})
    for user in (reporter, section_editor):
        client.force_login(user)
        assert {client.get(door).status_code for door in doors} == {200}
    client.force_login(reporter)
    client.post(at("board", coverage.pk), {"state": "closed"})
    Coverage.objects.update(by_reporters=False)
    assert {client.get(door, follow=True).status_code for door in doors} <= {403, 200}
    assert all("khabar_live/office" not in str(client.get(door).content) for door in doors)
    client.post(at("desk", coverage.pk), {"text": "Mine."})
    client.post(at("entry", coverage.pk, entry.pk), {"do": "remove"})
    assert Entry.objects.get().removed_at is None
    assert Board.objects.get(pk=coverage.pk).state == State.LIVE


def test_a_reporter_writes_undoes_and_marks(client: Any, coverage: Coverage, reporter: Any) -> None:
    client.force_login(reporter)
    sent = {"text": "# Headline\n\nWords.", "key": str(uuid4()), "breaking": "on"}
    made = client.post(at("desk", coverage.pk), sent, **PART).json()
    assert client.post(at("desk", coverage.pk), sent, **PART).json()["made"] == made["made"]
    entry = Entry.objects.get()
    assert (entry.title, entry.breaking, entry.author) == ("Headline", True, reporter)
    assert "data-undo" in made["rows"]
    client.post(at("entry", coverage.pk, entry.pk), {"do": "pin"}, **PART)
    client.post(at("entry", coverage.pk, entry.pk), {"do": "unbreaking"})
    entry.refresh_from_db()
    assert (entry.pinned, entry.breaking) == (True, False)
    client.post(at("entry", coverage.pk, entry.pk), {"do": "undo"}, **PART)
    entry.refresh_from_db()
    assert entry.removed_at
    assert client.post(at("entry", coverage.pk, entry.pk), {"do": "dance"}).status_code == 404
    assert client.post(at("desk", coverage.pk), {"text": ""}, **PART).status_code == 422


def test_two_who_edit_at_once_see_both_texts(client: Any, coverage: Coverage, reporter: Any) -> None:
    client.force_login(reporter)
    entry = report(coverage, "As it was.")
    edit(entry, words("Her words."), user=None, version=1)
    page = client.post(at("entry", coverage.pk, entry.pk), {"text": "His words.", "version": "1"})
    assert page.status_code == 409
    assert (page.context["theirs"], page.context["text"], page.context["version"]) == ("Her words.", "His words.", 2)
    client.post(at("entry", coverage.pk, entry.pk), {"text": "Both.", "version": "2", "correction": "Both."})
    entry.refresh_from_db()
    assert "Both." in str(entry.body)
    assert entry.correction == "Both."


def test_what_colleagues_write_is_asked_for_cheaply(
    client: Any, coverage: Coverage, reporter: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(reporter)
    report(coverage)
    board = Board.objects.get(pk=coverage.pk)
    assert client.get(at("rows", coverage.pk), {"sequence": board.sequence}).status_code == 204
    assert client.get(at("rows", coverage.pk), {"sequence": 0}).json()["sequence"] == board.sequence
    for _ in range(20):
        report(coverage)
    with django_assert_max_num_queries(30):
        client.get(at("rows", coverage.pk), {"sequence": 0})


def test_the_points_and_the_state(client: Any, coverage: Coverage, section_editor: Any) -> None:
    client.force_login(section_editor)
    client.post(at("board", coverage.pk), {"summary": "- One\n- Two", "state": "closed"})
    board = Board.objects.get(pk=coverage.pk)
    assert (board.summary, board.state) == (["One", "Two"], State.CLOSED)
    assert client.post(at("desk", coverage.pk), {"text": "Late."}, **PART).status_code == 422


def test_a_pasted_picture_comes_with_its_credit(client: Any, coverage: Coverage, reporter: Any) -> None:
    client.force_login(reporter)
    assert client.post(at("picture", coverage.pk), {"file": jpeg(), "credit": ""}).status_code == 422
    text = client.post(at("picture", coverage.pk), {"file": jpeg(), "credit": "Salwa Pictures"}).json()["text"]
    picture = Picture.objects.get()
    assert (picture.credit, picture.uploaded_by_user) == ("Salwa Pictures", reporter)
    client.post(at("desk", coverage.pk), {"text": text}, **PART)
    assert Entry.objects.get().body[0].value["picture"] == picture


def test_an_entry_becomes_an_article_once_and_both_know(client: Any, coverage: Coverage, reporter: Any) -> None:
    client.force_login(reporter)
    entry = report(coverage, "Words.", title="It rains")
    door = reverse("khabar_desk:break_out", args=[entry.pk])
    assert client.get(door).status_code == 200
    assert not Article.objects.exists()
    client.post(door)
    client.post(door)
    article = Article.objects.get()
    assert (article.title, article.live, article.section) == ("It rains", False, coverage.section)
    source = article.sources[0].value
    assert source["name"] == coverage.title
    assert source["url"].endswith(entry.path_in("en"))
    page = coverage.path_on_site
    assert article.path_on_site not in client.get(page).content.decode()
    article.save_revision().publish()
    assert article.path_on_site in client.get(page).content.decode()


def test_the_listing_of_coverage(client: Any, coverage: Coverage, reporter: Any) -> None:
    client.force_login(reporter)
    page = client.get(reverse("khabar_desk:items", args=["coverage"]))
    assert [row.headline for row in page.context["rows"]] == [coverage.title]
