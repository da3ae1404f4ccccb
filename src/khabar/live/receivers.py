from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from khabar.live.actions import announce_where_broken_out, tag_of
from khabar.live.models import Coverage
from khabar.news.models import NewsPage


@receiver([page_published, page_unpublished], dispatch_uid="khabar_tell_of_broken_out")
def tell_of_broken_out(instance: Any, **kwargs: Any) -> None:
    """An entry names the article that came of it as long as that can be read."""
    if isinstance(instance, NewsPage) and not isinstance(instance, Coverage):
        announce_where_broken_out(instance)


def tags_of_coverage(coverage: Coverage) -> set[str]:
    """Its stream, which ends when it is taken down."""
    return {tag_of(coverage.pk)}
