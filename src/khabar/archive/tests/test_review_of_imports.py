"""A person looks at what the importer brought, beside its original: right, right but for this, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from khabar.archive.actions import bring_in
from khabar.archive.models import Original, Verdict
from khabar.archive.tests.pages import BODY_AR, BODY_EN, HEADLINE_AR, HEADLINE_EN, HTML_EN, PAGE_AR
from khabar.articles.models import Article
from khabar.body.copy import plain_text
from tests.fixtures.newsroom import Newsroom

LIST = "/admin/imports/"


@pytest.fixture
def imported(db: None) -> Original:
    bring_in(PAGE_AR.encode(), name="market.txt")
    return Original.objects.get()


@pytest.fixture
def editor(client: Any, section_editor: Any, imported: Original) -> Any:
    client.force_login(section_editor)
    return section_editor


def address(original: Original) -> str:
    return reverse("khabar_archive:import", args=[original.pk])


def form_of(client: Any, original: Original) -> dict[str, str]:
    """The fields as the screen shows them, ready to be sent."""
    page = client.get(address(original))
    return {field.name: field.value for field in page.context["fields"] if not field.fixed}


def decide(client: Any, original: Original, verb: str, **fields: Any) -> Any:
    answer = client.post(address(original), form_of(client, original) | {"verb": verb} | fields)
    original.refresh_from_db()
    return answer


def test_each_field_stands_beside_its_original_with_origin_and_confidence(
    client: Any, editor: Any, imported: Original
) -> None:
    page = client.get(address(imported))
    fields = {field.name: field for field in page.context["fields"]}
    assert (fields["headline"].value, fields["headline"].line, fields["headline"].percent) == (HEADLINE_AR, 9, 89)
    assert fields["body"].value.split("\n\n") == BODY_AR
    lines = dict(page.context["source"].lines)
    assert lines[9] == HEADLINE_AR
    assert 'href="#line-9"' in page.content.decode()
    assert 'id="line-9"' in page.content.decode()


def test_what_the_page_suggests_is_shown_as_a_proposal_only(client: Any, editor: Any, imported: Original) -> None:
    page = client.get(address(imported))
    assert [proposal.beside for proposal in page.context["proposals"]] == ["سامر النجار"]
    decide(client, imported, "accept")
    body = Article.objects.get().get_latest_revision_as_object().body
    assert {block.block_type for block in body} == {"paragraph"}


def test_accepted_as_it_is_changes_nothing(client: Any, editor: Any, imported: Original) -> None:
    before = Article.objects.get().latest_revision_id
    answer = decide(client, imported, "accept")
    assert answer["Location"] == LIST
    assert (imported.verdict, imported.reviewed_by, imported.corrections) == (Verdict.ACCEPTED, editor, {})
    assert Article.objects.get().latest_revision_id == before


def test_a_correction_is_written_and_the_reading_is_kept(client: Any, editor: Any, imported: Original) -> None:
    body = "\n\n".join(BODY_AR[:2])
    decide(
        client,
        imported,
        "accept",
        headline="عودة السوق القديم",
        body=body,
        place="الميناء",
        byline="ليلى منصور، نادر سليم",
    )
    draft = Article.objects.get().get_latest_revision_as_object()
    assert (draft.title, draft.place, plain_text(draft.body).split("\n")) == (
        "عودة السوق القديم",
        "الميناء",
        BODY_AR[:2],
    )
    assert [entry.name for entry in draft.bylines.all()] == ["ليلى منصور", "نادر سليم"]
    assert imported.verdict == Verdict.CORRECTED
    assert imported.field("headline") == HEADLINE_AR
    assert imported.now("headline") == "عودة السوق القديم"


def test_a_field_is_refused_and_what_an_editor_changed_meanwhile_stays(
    client: Any, editor: Any, imported: Original
) -> None:
    article = Article.objects.get().get_latest_revision_as_object()
    article.title = "عنوان المحرر"
    article.save_revision()
    decide(client, imported, "accept", **{"refuse-standfirst": "on", "refuse-date": "on", "refuse-sources": "on"})
    draft = Article.objects.get().get_latest_revision_as_object()
    assert (draft.title, draft.standfirst, draft.first_appeared, len(draft.sources)) == ("عنوان المحرر", "", None, 0)
    assert imported.corrections == {"standfirst": None, "date": None, "sources": None}


def test_headline_and_text_can_be_corrected_but_not_refused(client: Any, editor: Any, imported: Original) -> None:
    decide(client, imported, "accept", headline="", body="", **{"refuse-headline": "on", "refuse-body": "on"})
    draft = Article.objects.get().get_latest_revision_as_object()
    assert (draft.title, plain_text(draft.body).split("\n")) == (HEADLINE_AR, BODY_AR)


def test_published_from_the_review_it_takes_its_place_in_the_past(client: Any, editor: Any, imported: Original) -> None:
    decide(client, imported, "publish", date="2009-02-01")
    article = Article.objects.get()
    assert article.live_at
    assert article.live_at.date().isoformat() == "2009-02-01"


def test_what_was_refused_comes_down_and_is_not_published_until_it_is_accepted(
    client: Any, editor: Any, imported: Original
) -> None:
    decide(client, imported, "publish")
    decide(client, imported, "refuse")
    assert (Article.objects.get().live, imported.verdict) == (False, Verdict.REFUSED)
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={imported.item_id}")
    assert not Article.objects.get().live
    decide(client, imported, "publish")
    assert Article.objects.get().live


def test_many_are_settled_at_once(client: Any, editor: Any, imported: Original) -> None:
    bring_in(HTML_EN.encode(), name="market.html")
    numbers = list(Original.objects.values_list("pk", flat=True))
    client.post(LIST, {"verb": "publish", "original": numbers})
    assert set(Original.objects.values_list("verdict", flat=True)) == {Verdict.ACCEPTED}
    assert Article.objects.filter(live=True).count() == 2
    assert client.get(LIST).context["rows"] == []
    assert len(client.get(LIST, {"verdict": "accepted"}).context["rows"]) == 2


def test_only_those_of_which_the_reader_is_sure_are_shown_on_request(
    client: Any, editor: Any, imported: Original
) -> None:
    bring_in(HTML_EN.encode(), name="market.html")
    assert {row.item.title for row, *_rest in client.get(LIST).context["rows"]} == {HEADLINE_AR, HEADLINE_EN}
    assert [row.item.title for row, *_rest in client.get(LIST, {"sure": ""}).context["rows"]] == [HEADLINE_EN]


def test_an_html_page_is_shown_as_its_source_and_runs_nothing(client: Any, editor: Any) -> None:
    bring_in(HTML_EN.replace("<h1>", "<script>alert(1)</script><h1>").encode(), name="market.html")
    original = Original.objects.first()
    assert original
    page = client.get(address(original)).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert BODY_EN[0] in page


def test_who_may_not_edit_the_item_neither_sees_nor_settles_it(
    client: Any, editor: Any, reporter: Any, imported: Original
) -> None:
    GroupPagePermission.objects.filter(group__in=Group.objects.filter(user=editor)).update(
        page=Newsroom("en").section().page_ptr
    )
    assert client.get(LIST).context["rows"] == []
    assert client.get(address(imported)).status_code == 404
    client.post(LIST, {"verb": "refuse", "original": [imported.pk]})
    client.force_login(reporter)
    assert client.get(LIST).status_code == 302
    imported.refresh_from_db()
    assert imported.verdict == Verdict.WAITING


def test_the_list_costs_the_same_with_more_imports_and_leaves_the_files_alone(
    client: Any, editor: Any, imported: Original
) -> None:
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(4):
        bring_in(PAGE_AR.replace(HEADLINE_AR, f"{HEADLINE_AR} {number}").encode(), name=f"{number}.txt")
    with CaptureQueriesContext(connection) as many:
        assert len(client.get(LIST).context["rows"]) == 5
    assert len(many) == len(few) <= 12
    assert not any('"content"' in query["sql"] for query in many)


def test_empty_lists_say_what_will_be_there(client: Any, editor: Any, imported: Original) -> None:
    decide(client, imported, "accept")
    assert "لا شيء بانتظار المراجعة" in client.get(LIST).content.decode()
