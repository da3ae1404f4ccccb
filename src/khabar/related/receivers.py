from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from khabar.news.models import NewsPage
from khabar.news.signals import items_written
from khabar.related.actions import forget, learn


@receiver(page_published, dispatch_uid="khabar_learn_words")
def learn_words(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, NewsPage):
        learn([instance.pk])


@receiver(items_written, dispatch_uid="khabar_learn_words_of_many")
def learn_words_of_many(numbers: Sequence[int], **kwargs: Any) -> None:
    learn(numbers, anew=False)


@receiver(page_unpublished, dispatch_uid="khabar_forget_words")
def forget_words(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, NewsPage):
        forget(instance.pk)
