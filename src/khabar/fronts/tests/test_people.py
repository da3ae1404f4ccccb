"""A person's page: both names, what they said (dated, each linked to its article), and what they wrote."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from khabar.people.models import Person
from tests.fixtures.newsroom import Newsroom, quotation

NOON = datetime(2026, 9, 20, 12, tzinfo=UTC)
DAYS = {"ar": ("18 سبتمبر 2026", "20 سبتمبر 2026"), "en": ("18 September 2026", "20 September 2026")}


def page_of(client: Any, person: Person) -> str:
    answer = client.get(person.url)
    assert answer.status_code == 200
    return str(answer.content.decode().split("<main")[1].split("</main>")[0])


def test_both_names_role_and_biography_are_shown(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person(other_name="Salma / سلمى", role="وزيرة الخارجية", biography="Born in Qasr al-Milh.")
    shown = page_of(client, person)
    for part in (newsroom.words["person"], "Salma / سلمى", "وزيرة الخارجية", "Born in Qasr al-Milh."):
        assert part in shown


def test_what_somebody_said_is_dated_and_linked(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    item = newsroom.article(
        body=[quotation("First words", person, said_on="2026-09-18", occasion="At sea"), quotation("Others'")],
        published_at=NOON,
    )
    shown = page_of(client, person)
    for part in ("First words", DAYS[newsroom.edition][0], "At sea", item.path_on_site, item.title):
        assert part in shown
    assert "Others" not in shown


def test_a_statement_without_a_day_bears_its_articles_day(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    newsroom.article(body=[quotation("Words", person)], published_at=NOON)
    assert DAYS[newsroom.edition][1] in page_of(client, person)


def test_a_statement_of_an_undated_item_bears_no_day(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    newsroom.article(body=[quotation("Words", person)], from_archive=True)
    shown = page_of(client, person)
    assert "Words" in shown
    assert "1000" not in shown


def test_statements_come_by_the_day_they_were_made(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    for text, day in (("Second", "2026-09-17"), ("Third", "2026-09-01"), ("First", "2026-09-18")):
        newsroom.article(text, body=[quotation(text, person, said_on=day)])
    shown = page_of(client, person)
    assert shown.index(">First") < shown.index(">Second") < shown.index(">Third")


def test_statements_in_unpublished_articles_do_not_appear(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    newsroom.article(body=[quotation("Secret", person)], publish=False)
    item = newsroom.article(body=[quotation("Public", person)])
    assert "Secret" not in page_of(client, person)
    item.unpublish()
    assert "Public" not in page_of(client, person)


def test_a_statement_that_was_edited_away_is_gone(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person()
    item = newsroom.article(body=[quotation("Wrongly quoted", person)])
    item.body = []
    revision = item.save_revision()
    assert "Wrongly quoted" in page_of(client, person), "a draft changes nothing yet"
    revision.publish()
    assert "Wrongly quoted" not in page_of(client, person)
