"""An editor sets a time and goes home; a real worker does the rest."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from khabar.articles.models import Article
from khabar.jobs.models import Lease
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.workers import start_worker, wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

TOLERANCE = timedelta(seconds=1)


def stored(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_a_scheduled_item_goes_live_and_off_at_its_seconds() -> None:
    article = Newsroom("ar").article(publish=False)
    worker = start_worker(lease=5)
    try:
        wait_until(lambda: Lease.objects.filter(name="beat").exists())
        start = timezone.now().replace(microsecond=0) + timedelta(seconds=3)
        article.go_live_at, article.expire_at = start, start + timedelta(seconds=4)
        article.save_revision().publish()
        assert not stored(article).live
        live = moment_of(article, live=True)
        assert start <= live < start + TOLERANCE
        gone = moment_of(article, live=False)
        assert article.expire_at <= gone < article.expire_at + TOLERANCE
    finally:
        worker.terminate()
        worker.wait(timeout=30)


def moment_of(article: Article, *, live: bool) -> datetime:
    wait_until(lambda: stored(article).live is live, seconds=20)
    return timezone.now()
