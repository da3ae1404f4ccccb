from __future__ import annotations

from typing import Any

from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import page_published

from khabar.articles.models import Article
from khabar.body.copy import picture_numbers, speaker_numbers
from khabar.news.announcing import items_of
from khabar.pictures.models import Picture
from khabar.pictures.tasks import make_avif


@receiver(page_published, sender=Article, dispatch_uid="khabar_make_avif_of_published_pictures")
def make_avif_of_pictures(instance: Article, **kwargs: Any) -> None:
    """Have the worker make the small format of the pictures readers are about to ask for."""
    numbers = picture_numbers(instance.body) | ({instance.lead_picture_id} - {None})
    if not numbers:
        return
    waiting = list(Picture.objects.filter(pk__in=numbers, avif_ready=False).values_list("pk", flat=True))

    def enqueue() -> None:
        for number in waiting:
            make_avif.enqueue(number)

    transaction.on_commit(enqueue)


def tags_of_article(article: Article) -> set[str]:
    """The pages of those it quotes show what they say."""
    return {items_of("person", number) for number in speaker_numbers(article.body)}
