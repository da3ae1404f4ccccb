"""Finding items in the listing: in any spelling, by every filter, and never through more rows than bounded."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from khabar.desk import queries
from khabar.desk.models import Listed
from tests.fixtures.newsroom import Newsroom

NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Arabic, because of its spellings."""
    return arabic


@pytest.fixture
def ask(client: Any, section_editor: Any) -> Any:
    """The headlines found for what is wished for."""
    client.force_login(section_editor)

    def ask(**wished: Any) -> list[str]:
        page = client.get(reverse("khabar_desk:items_results", args=["article"]), wished)
        assert page.status_code == 200
        return [row.headline for row in page.context["rows"]]

    return ask


def test_a_headline_is_found_in_any_spelling(newsroom: Newsroom, ask: Any) -> None:
    newsroom.article("إدارة المرفأ: 12 مسؤولًا في الإدارة")
    newsroom.article("عنوان آخر")
    for words in ("مسئول", "مسؤول", "مَسْؤُول", "مســؤول", "الاداره مسؤول", "١٢"):
        assert ask(q=words) == ["إدارة المرفأ: 12 مسؤولًا في الإدارة"], words


def test_latin_is_found_in_either_case_and_wildcards_are_letters(newsroom: Newsroom, ask: Any) -> None:
    newsroom.article("Orbit-2 في المدار")
    assert ask(q="ORBIT") == ["Orbit-2 في المدار"]
    assert ask(q="%") == ask(q="_") == []


def test_a_number_finds_its_item(newsroom: Newsroom, ask: Any) -> None:
    article = newsroom.article("افتتاح")
    newsroom.article("عنوان آخر")
    assert ask(q=str(article.pk)) == ["افتتاح"]


def test_each_filter_narrows_the_listing(newsroom: Newsroom, ask: Any, section_editor: Any, reporter: Any) -> None:
    other = newsroom.section("رياضة")
    newsroom.article("كامل", standfirst="تمهيد", picture=newsroom.picture().pk, urgency=1)
    newsroom.article("مسودة", user=section_editor, publish=False, standfirst="تمهيد")
    newsroom.article("ملعب", section=other, published_at=NOW - timedelta(days=9))
    newsroom.article("لها", user=reporter, publish=False)
    english = Newsroom("en").article("Ferries")
    week_ago = timezone.localdate(NOW - timedelta(days=7)).isoformat()
    for wished, expected in (
        ({"status": "draft"}, {"مسودة", "لها"}),
        ({"status": ["draft", "live"], "section": other.pk}, {"ملعب"}),
        ({"mine": "mine"}, {"مسودة"}),
        ({"author": "ليلى"}, set()),
        ({"author": "laila"}, {"لها"}),
        ({"edition": "en"}, {"Ferries"}),
        ({"urgency": "1"}, {"كامل"}),
        ({"days_to": week_ago}, {"ملعب"}),
        ({"missing": "picture"}, {"مسودة", "ملعب", "لها", english.title}),
        ({"missing": ["picture", "standfirst"], "status": "draft"}, {"لها"}),
    ):
        assert set(ask(**wished)) == expected, wished


def test_a_name_above_an_item_finds_it_in_any_spelling(newsroom: Newsroom, ask: Any) -> None:
    person = newsroom.person("سلمى الإدريسي")
    from khabar.articles.copy import Signature

    newsroom.article("موقع", bylines=(Signature(person.title, person.pk),))
    newsroom.article("بلا توقيع")
    assert ask(author="سلمي الادريسي") == ["موقع"]


def test_a_search_stops_after_so_many_rows_and_can_go_on(
    newsroom: Newsroom, client: Any, section_editor: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(queries, "LOOKED_THROUGH", 3)
    newsroom.many(6, newest=NOW)
    Listed.objects.filter(headline__endswith="5").update(words="نادر")
    client.force_login(section_editor)
    page = client.get(reverse("khabar_desk:items", args=["article"]), {"q": "نادر"})
    assert (page.context["rows"], page.context["found"].gave_up) == ([], True)
    page = client.get(page.context["next_url"])
    assert [row.headline[-1] for row in page.context["rows"]] == ["5"]
    assert not page.context["found"].gave_up


def test_a_filter_that_makes_no_sense_is_passed_over(newsroom: Newsroom, ask: Any) -> None:
    newsroom.article("افتتاح")
    assert ask(section="x", status="nonsense", urgency="99", days_from="yesterday", mine="theirs") == ["افتتاح"]
