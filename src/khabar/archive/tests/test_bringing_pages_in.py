from __future__ import annotations

import pytest
from django.test import Client

from khabar.archive.actions import NoSuchEdition, NoSuchSection, bring_in
from khabar.archive.models import Original
from khabar.archive.tests.pages import BODY_AR, BODY_EN, HEADLINE_AR, HEADLINE_EN, HTML_EN, PAGE_AR, PAGE_EN
from khabar.articles.models import Article
from khabar.body.copy import plain_text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso8859-6"])
def test_a_page_comes_in_whatever_its_encoding(encoding: str) -> None:
    outcome = bring_in(PAGE_AR.encode(encoding), name="page.txt")
    article = Article.objects.get(pk=outcome.id)
    assert (outcome.status, article.edition, article.title) == ("imported", "ar", HEADLINE_AR)
    assert plain_text(article.body).split("\n") == BODY_AR


def test_the_edition_is_that_of_the_page() -> None:
    article = Article.objects.get(pk=bring_in(PAGE_EN.encode(), name="page.txt").id)
    assert (article.edition, article.title) == ("en", HEADLINE_EN)
    assert plain_text(article.body).split("\n") == BODY_EN


def test_what_comes_in_is_a_draft() -> None:
    article = Article.objects.get(pk=bring_in(PAGE_AR.encode(), name="page.txt").id)
    assert not article.live
    assert article.latest_revision is not None
    assert article.from_archive
    assert "نادر سليم" in article.lost_credit


def test_every_field_says_where_it_came_from_and_how_sure_the_reader_is() -> None:
    outcome = bring_in(PAGE_AR.encode(), name="page.txt")
    assert {"headline", "body", "credit", "sources", "language"} <= set(outcome.fields)
    for field in outcome.fields.values():
        assert field["origin"]
        assert 0 < field["confidence"] <= 1


def test_a_published_page_takes_its_place_in_the_past(client: Client) -> None:
    outcome = bring_in(PAGE_AR.encode(), name="page.txt", publish=True)
    article = Article.objects.get(pk=outcome.id)
    assert article.live_at is not None
    assert article.live_at.date().isoformat() == "2011-05-03"
    page = client.get(article.path_on_site, headers={"host": "localhost"}).content.decode()
    assert "من الأرشيف" in page
    assert "2011" in page


def test_a_saved_html_page_keeps_its_old_address_however_long(client: Client) -> None:
    outcome = bring_in(HTML_EN.encode(), name="page.html", publish=True)
    article = Article.objects.get(pk=outcome.id)
    assert article.title == HEADLINE_EN
    assert len(article.original_address) > 255
    old = article.original_address.removeprefix("https://quay.example.org")
    answer = client.get(old, headers={"host": "localhost"})
    assert (answer.status_code, answer.headers["Location"]) == (301, article.path_on_site)


def test_running_twice_changes_nothing() -> None:
    first = bring_in(PAGE_AR.encode(), name="page.txt")
    second = bring_in(PAGE_AR.encode(), name="elsewhere/page.txt")
    assert (second.status, second.id, Article.objects.count()) == ("unchanged", first.id, 1)


def test_the_original_is_kept_byte_for_byte() -> None:
    content = PAGE_AR.encode("windows-1256")
    outcome = bring_in(content, name="page.txt")
    original = Original.objects.get(item_id=outcome.id)
    assert (bytes(original.content), original.encoding, len(original.checksum)) == (content, "windows-1256", 64)


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"\x89PNG\r\n\x1a\n" + bytes(500), b"\x00\x01\x02" * 400, "خبر\n".encode() * 3]
)
def test_what_is_no_article_is_refused_and_leaves_nothing(content: bytes) -> None:
    outcome = bring_in(content, name="thing")
    assert outcome.status == "refused"
    assert outcome.reason
    assert not Article.objects.exists()
    assert not Original.objects.exists()


def test_options_that_fit_no_part_of_the_site_are_refused() -> None:
    with pytest.raises(NoSuchSection):
        bring_in(PAGE_AR.encode(), name="page.txt", section="nowhere")
    with pytest.raises(NoSuchEdition):
        bring_in(PAGE_AR.encode(), name="page.txt", edition="xx")
