from __future__ import annotations

import pytest
from django.test import Client

from khabar.archive.actions import bring_in
from khabar.archive.tests.pages import HEADLINE_AR, PAGE_AR
from khabar.articles.models import Article
from khabar.news.models import NewsPage

pytestmark = pytest.mark.django_db

UNDATED_PAGE = PAGE_AR.replace("3 مايو 2011", "")


def test_an_item_without_a_date_sorts_last_and_is_never_news(client: Client) -> None:
    dated = bring_in(PAGE_AR.encode(), name="dated.txt", publish=True)
    undated = bring_in(UNDATED_PAGE.encode(), name="undated.txt", publish=True)
    assert list(NewsPage.objects.published().newest().values_list("pk", flat=True)) == [dated.id, undated.id]
    for address in ("/", "/latest/", "/feeds/home.xml", "/sitemaps/news.xml"):
        page = client.get(address, headers={"host": "localhost"}).content.decode()
        assert f"/{undated.id}-" not in page, address


def test_the_page_of_an_undated_item_says_that_the_date_is_not_known(client: Client) -> None:
    outcome = bring_in(UNDATED_PAGE.encode(), name="undated.txt", publish=True)
    page = client.get(Article.objects.get(pk=outcome.id).path_on_site, headers={"host": "localhost"}).content.decode()
    assert HEADLINE_AR in page
    assert "غير معروف" in page
    assert "1000" not in page
    assert "datePublished" not in page


def test_it_still_stands_in_its_sections_archive(client: Client) -> None:
    outcome = bring_in(UNDATED_PAGE.encode(), name="undated.txt", publish=True)
    section = Article.objects.get(pk=outcome.id).section
    assert section is not None
    page = client.get(f"{section.get_url()}?all", headers={"host": "localhost"}).content.decode()
    assert f"/{outcome.id}-" in page
