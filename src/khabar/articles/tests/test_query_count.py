"""An article costs a bounded number of queries, however long it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.documents import get_document_model

from khabar.articles.copy import Signature
from khabar.articles.models import Article
from khabar.edge import fragments
from tests.fixtures.newsroom import Block, Newsroom, paragraph, quotation

BUDGET, FRAGMENT_BUDGET = 10, 4


def everything(newsroom: Newsroom, times: int, other: Newsroom) -> Article:
    """An article with `times` of each thing an article may hold."""
    tags = tuple(f"tag {n}" for n in range(times))
    near = [newsroom.article(f"Near {n}", tags=tags, picture=newsroom.picture().pk) for n in range(times)]
    people = [newsroom.person(f"P {n}", portrait=newsroom.picture()) for n in range(times)]
    document = get_document_model().objects.create(title="report", file=ContentFile(b"%PDF", "report.pdf"))
    body: list[Block] = []
    for n in range(times):
        target, picture = near[n], newsroom.picture()
        body += [
            paragraph(f'<a linktype="page" id="{target.pk}">item</a>, <a linktype="page" id="{people[n].pk}">who</a>'),
            quotation("Words", people[n]),
            {"type": "picture", "value": {"picture": picture.pk, "caption": ""}},
            {"type": "file", "value": {"document": document.pk, "title": ""}},
            {"type": "list", "value": {"numbered": False, "items": [f'<a linktype="page" id="{near[0].pk}">x</a>']}},
        ]
    item = newsroom.article(
        body=body,
        tags=tags,
        picture=newsroom.picture().pk,
        bylines=tuple(Signature("", person.pk) for person in people[:8]),
        sources=tuple((f"S{n}", "") for n in range(min(times, 12))),
    )
    other.article(translation_of=item)
    return item


def queries(client: Any, path: str) -> list[str]:
    """Of a page as the edge asks for it: what is alike on every page is kept, and is no cost of an article."""
    client.get(path)  # the address of the site is remembered by the process
    with fragments.marking() as placed, CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    assert placed
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("editions", [("ar", "en"), ("en", "ar")])
def test_an_article_with_everything_stays_within_its_budget(editions: tuple[str, str], db: None, client: Any) -> None:
    newsroom, other = map(Newsroom, editions)
    asked = queries(client, everything(newsroom, 2, other).path_on_site)
    assert len(asked) <= BUDGET, "\n".join(asked)


def test_more_of_everything_costs_no_more_queries(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    few = queries(client, everything(arabic, 1, english).path_on_site)
    many = queries(client, everything(arabic, 6, english).path_on_site)
    assert len(many) == len(few)


def test_a_plain_article_costs_less(arabic: Newsroom, client: Any) -> None:
    assert len(queries(client, arabic.article().path_on_site)) <= BUDGET - 3


@pytest.mark.parametrize("name", fragments.names())
def test_a_part_that_is_alike_on_every_page_costs_few_queries(name: str, arabic: Newsroom) -> None:
    item = arabic.article()
    for about in ("", str(item.pk)):
        with override("ar"), CaptureQueriesContext(connection) as captured:
            fragments.rendered(fragments.FragmentKey(name, "ar", about))
        assert len(captured) <= FRAGMENT_BUDGET, "\n".join(query["sql"] for query in captured.captured_queries)
