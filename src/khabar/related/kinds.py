"""The kinds of kinship that every item has: its tags and its words."""

from __future__ import annotations

from typing import Any

from django.db.models import F, FloatField, QuerySet, Value

from khabar.news.kinship import Kind
from khabar.news.models import NewsTag
from khabar.related.models import Word

TAG, WORD = 2.0, 3.0
"""What a tag of these two alone is worth, and the very same words."""


def _tags_of(item: int) -> QuerySet[Any, Any]:
    return NewsTag.objects.filter(content_object=item)


def _tagged(tag: int, edition: str) -> QuerySet[Any, Any]:
    rows = NewsTag.objects.filter(tag=tag, content_object__edition=edition, content_object__live_at__isnull=False)
    return rows.order_by("-content_object_id").values_list("content_object_id")


def _words_of(item: int) -> QuerySet[Any, Any]:
    return Word.objects.filter(item=item)


def _with_word(stem: int, edition: str) -> QuerySet[Any, Any]:
    return Word.objects.filter(stem=stem).order_by("-item_id").values_list("item_id")


def word_tag(stem: int) -> str:
    """The tag of what is related by a word."""
    return f"word:{stem}"


TAGS = Kind(
    "tag", _tags_of, "tag_id", Value(TAG, output_field=FloatField()), _tagged, lambda tag: f"tag:{tag}", by_rarity=True
)
WORDS = Kind("word", _words_of, "stem_id", F("weight") * WORD, _with_word, word_tag)
