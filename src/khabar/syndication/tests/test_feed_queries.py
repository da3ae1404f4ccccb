"""A feed costs as many queries for fifty items full of everything as for two."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model

from khabar.articles.copy import Signature
from khabar.design.addresses import feed_path
from tests.fixtures.newsroom import paragraph, quotation

AT_MOST = 12


def fill(newsroom: Any, count: int) -> list[str]:
    """So many items, each with a picture, a speaker, a file and links of its own; the feeds that list them all."""
    section, author = newsroom.section(), newsroom.person("كاتب")
    for number in range(count):
        speaker, picture, other = (
            newsroom.person(f"متحدث {number}"),
            newsroom.picture(),
            newsroom.article(f"أصل {number}"),
        )
        file = get_document_model().objects.create(title="تقرير", file=ContentFile(b"%PDF", "report.pdf"))
        newsroom.article(
            f"خبر {number}",
            section=newsroom.section("كرة", under=section) if number % 2 else section,
            published_at=timezone.now() - timedelta(minutes=number),
            picture=newsroom.picture().pk,
            bylines=(Signature(author.title, author.pk),),
            tags=("بحر", f"وسم {number}"),
            body=[
                paragraph(f'<a linktype="page" id="{other.pk}">خبر</a> <a linktype="page" id="{speaker.pk}">شخص</a>'),
                quotation("قول", speaker),
                {"type": "picture", "value": {"picture": picture.pk, "caption": ""}},
                {"type": "file", "value": {"document": file.pk, "title": ""}},
            ],
        )
    return [
        feed_path("ar"),
        feed_path("ar", extension="json"),
        feed_path("ar", "sections", section.address),
        feed_path("ar", "people", str(author.pk)),
        feed_path("ar", "tags", "بحر"),
    ]


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.django_db
def test_a_feed_costs_the_same_whatever_it_holds(client: Client, arabic: Any) -> None:
    paths = fill(arabic, 2)
    for path in paths:
        client.get(path)  # what is read once a process (the site, content types) is read now
    few = {path: queries_of(client, path) for path in paths}
    fill(arabic, 6)
    many = {path: queries_of(client, path) for path in paths}
    assert many == few
    assert max(few.values()) <= AT_MOST, few
