"""What is deleted goes to the trash, where it keeps number, address and versions for a month."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from khabar.articles.models import Article
from khabar.desk.actions import KEPT_IN_TRASH, empty_trash
from khabar.desk.models import Discarded, Listed, Status
from khabar.jobs import beat
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def discard(client: Any, article: Article) -> Any:
    return client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))


def headlines(client: Any) -> list[str]:
    return [row.headline for row in client.get(reverse("khabar_desk:items", args=["article"])).context["rows"]]


def test_a_deleted_article_is_restored_at_its_address(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    article = newsroom.article()
    client.force_login(section_editor)
    assert "button serious" in client.get(reverse("wagtailadmin_pages:delete", args=[article.pk])).content.decode()
    assert client.get(article.path_on_site).status_code == 200
    discard(client, article)
    assert (client.get(article.path_on_site).status_code, headlines(client)) == (404, [])
    assert Listed.objects.get().status == Status.DISCARDED
    trash = client.get(reverse("khabar_desk:trash"))
    assert [(row.headline, may) for row, _entry, may in trash.context["rows"]] == [(article.title, True)]
    client.post(reverse("khabar_desk:restore", args=[article.pk]))
    assert (Listed.objects.get().status, headlines(client)) == (Status.WITHDRAWN, [article.title])
    Article.objects.get().latest_revision.publish()
    assert client.get(article.path_on_site).status_code == 200


def test_what_lies_in_the_trash_is_closed_to_every_door(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    article = newsroom.article(publish=False)
    client.force_login(section_editor)
    discard(client, article)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))["Location"] == reverse("khabar_desk:trash")
    Desk(client).edit(article, "publish", title="Ferries", text="The line runs.")
    many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{many}?id={article.pk}&next=/admin/")
    with pytest.raises(ValidationError):
        Article.objects.get().latest_revision.publish()
    assert not Article.objects.get().live


def test_a_review_and_a_schedule_end_in_the_trash(
    newsroom: Newsroom, client: Any, reporter: Any, section_editor: Any
) -> None:
    desk = Desk(client)
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "submit", title="Ferries", text="The line runs.")
    submitted = Article.objects.get()
    scheduled = newsroom.article("Later", publish=False)
    scheduled.go_live_at = timezone.now() + timedelta(hours=1)
    scheduled.save_revision().publish()
    desk.sign_in(section_editor)
    discard(client, submitted)
    discard(client, scheduled)
    assert Article.objects.get(pk=submitted.pk).current_workflow_state is None
    assert not Article.objects.get(pk=scheduled.pk).revisions.filter(approved_go_live_at__isnull=False).exists()
    assert set(Listed.objects.values_list("status", flat=True)) == {Status.DISCARDED}


def test_many_are_put_in_the_trash_at_once(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    articles = [newsroom.article(f"Ferry {number}") for number in range(3)]
    client.force_login(section_editor)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    numbers = "&".join(f"id={article.pk}" for article in articles[:2])
    client.post(f"{address}?{numbers}&next={reverse('khabar_desk:items', args=['article'])}")
    assert headlines(client) == ["Ferry 2"]
    assert Discarded.objects.filter(by=section_editor, was_live=True).count() == 2


def test_a_reporter_neither_discards_nor_restores_what_others_wrote(
    newsroom: Newsroom, client: Any, reporter: Any, section_editor: Any
) -> None:
    article, other = newsroom.article(), newsroom.article("Another")
    client.force_login(section_editor)
    discard(client, other)
    client.force_login(reporter)
    discard(client, article)
    client.post(reverse("khabar_desk:restore", args=[other.pk]))
    assert list(Discarded.objects.values_list("pk", flat=True)) == [other.pk]
    assert client.get(reverse("khabar_desk:restore", args=[other.pk])).status_code == 404


def test_after_a_month_it_is_deleted_for_good(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    old, young = newsroom.article("Old"), newsroom.article("Young")
    client.force_login(section_editor)
    discard(client, old)
    discard(client, young)
    Discarded.objects.filter(pk=old.pk).update(at=timezone.now() - KEPT_IN_TRASH - timedelta(minutes=1))
    assert empty_trash() == 1
    assert list(Article.objects.values_list("pk", flat=True)) == [young.pk]
    assert "empty the trash" in {job.name for job in beat.jobs()}


def test_an_empty_trash_says_so(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    client.force_login(section_editor)
    assert "السلة فارغة" in client.get(reverse("khabar_desk:trash")).content.decode()
