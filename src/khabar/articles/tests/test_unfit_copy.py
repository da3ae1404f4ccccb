"""What would harm readers or the database is left out of copy; what does not fit is refused whole."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from khabar.articles.actions import file_copy
from khabar.articles.copy import Signature
from khabar.articles.models import Article
from tests.fixtures.newsroom import Newsroom, quotation


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def test_direction_controls_do_not_reach_readers(newsroom: Newsroom) -> None:
    item = newsroom.article("a\u202eb\u2066c\u200f", kicker="\u202dk", bylines=(Signature("\u202ename"),))
    assert (item.title, item.kicker, item.byline_text) == ("abc\u200f", "k", "name")


def test_what_postgresql_cannot_store_is_left_out(newsroom: Newsroom) -> None:
    body = [quotation("a\x00b", occasion="\x00"), {"type": "list", "value": {"numbered": False, "items": ["c\x00d"]}}]
    item = newsroom.article("e\x00f", body=body, bylines=(Signature("g\x00h"),), sources=(("i\x00j", ""),))
    stored = Article.objects.get(pk=item.pk)
    assert (stored.title, stored.byline_text, stored.sources[0].value["name"]) == ("ef", "gh", "ij")
    assert stored.body[0].value["text"] == "ab"


def test_copy_that_does_not_fit_is_refused_and_leaves_nothing(newsroom: Newsroom) -> None:
    for wrong in ({"kicker": "x" * 61}, {"urgency": 9}, {"place": "x" * 81}, {"original_address": "javascript:1"}):
        with pytest.raises(ValidationError):
            file_copy(newsroom.copy(**wrong), section=newsroom.section(), publish=True)
    assert not Article.objects.exists()
