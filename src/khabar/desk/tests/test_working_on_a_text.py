"""The editor keeps every word: saved by itself, in two windows at once, with comments, compared and taken back."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Revision
from wagtail.users.models import UserProfile

from khabar.articles.models import Article
from khabar.desk.actions import KEPT_VERSIONS, prune_versions
from tests.fixtures.desk import Desk, filled
from tests.fixtures.newsroom import Newsroom

FIELDS = {"title": "Ferries", "standfirst": "Every day.", "text": "The line runs."}


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def save_by_itself(client: Any, article: Article, loaded: Revision, own: str = "", **fields: Any) -> Any:
    """What Wagtail's editor sends some moments after the last keystroke."""
    form = filled("draft", **{"slug": article.slug} | FIELDS | fields) | {
        "loaded_revision_id": str(loaded.pk),
        "loaded_revision_created_at": loaded.created_at.isoformat(),
    }
    form |= {"overwrite_revision_id": own} if own else {}
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]), form, headers={"accept": "application/json"}
    )


def test_the_draft_is_saved_by_itself_into_one_version(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    article = newsroom.article(publish=False)
    loaded = article.latest_revision
    client.force_login(section_editor)
    assert 'data-w-autosave-active-value="true"' in Desk(client).form(article) or "w-autosave" in Desk(client).form(
        article
    )
    first = save_by_itself(client, article, loaded, title="Ferries at")
    own = str(first.json()["revision_id"])
    save_by_itself(client, article, loaded, own, title="Ferries at last")
    assert article.revisions.count() == 2
    assert Article.objects.get().get_latest_revision_as_object().title == "Ferries at last"


def test_something_new_is_saved_by_itself_before_it_has_an_address(
    newsroom: Newsroom, client: Any, section_editor: Any
) -> None:
    client.force_login(section_editor)
    path = reverse("wagtailadmin_pages:add", args=["khabar_articles", "article", newsroom.section().pk])
    page = client.get(path).content.decode()
    assert "w-sync" in next(tag for tag in page.split("<") if 'name="title"' in tag)
    answer = client.post(
        path, filled("draft", title="A first thought", slug=""), headers={"accept": "application/json"}
    )
    assert answer.json()["success"]
    assert Article.objects.get().slug == "a-first-thought"


def test_of_two_who_edit_at_once_neither_loses_a_word(
    newsroom: Newsroom, client: Any, section_editor: Any, administrator: Any
) -> None:
    article = newsroom.article(publish=False)
    loaded = article.latest_revision
    client.force_login(section_editor)
    save_by_itself(client, article, loaded, text="What the first one wrote.")
    client.force_login(administrator)
    refused = save_by_itself(client, article, loaded, text="What the second one wrote.")
    assert (refused.status_code, refused.json()["error_code"]) == (400, "invalid_revision")
    Desk(client).edit(article, "draft", **FIELDS | {"text": "What the second one wrote."})
    said = [str(revision.content["body"]) for revision in article.revisions.order_by("pk")]
    assert any("What the first one wrote." in text for text in said)
    assert "What the second one wrote." in said[-1]


def test_one_is_told_who_else_is_editing_and_has_saved(
    newsroom: Newsroom, client: Any, section_editor: Any, administrator: Any
) -> None:
    article = newsroom.article(publish=False)
    client.force_login(section_editor)
    Desk(client).form(article)
    client.force_login(administrator)
    ping = re.search(r"/admin/editing-sessions/ping/[^\"]+", Desk(client).form(article))
    assert ping
    loaded = {"revision_id": article.latest_revision_id, "revision_created_at": article.latest_revision_created_at}
    before = client.post(ping[0], loaded).json()
    assert [(one["user"], one["revision_id"]) for one in before["other_sessions"]] == [("Karim Attar", None)]
    client.force_login(section_editor)
    Desk(client).edit(article, "draft", **FIELDS)
    client.force_login(administrator)
    after = client.post(ping[0], loaded).json()
    assert after["other_sessions"][0]["revision_id"] == Article.objects.get().latest_revision_id


def test_a_remark_in_the_margin_is_kept_beside_its_field(
    newsroom: Newsroom, client: Any, section_editor: Any, reporter: Any
) -> None:
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    article = newsroom.article(user=reporter, publish=False)
    remark = {"text": "Who says so?", "contentpath": "standfirst", "position": "", "id": "", "DELETE": ""}
    remark["replies"] = inline_formset([])
    form = filled("draft", slug=article.slug, **FIELDS) | nested_form_data({"comments": inline_formset([remark])})
    client.force_login(section_editor)
    client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
    comment = Comment.objects.get()
    assert (comment.text, comment.contentpath, comment.user) == ("Who says so?", "standfirst", section_editor)
    client.force_login(reporter)
    assert "Who says so?" in Desk(client).form(article)


def test_versions_are_compared_and_an_old_one_taken_back_without_undoing_a_move(
    newsroom: Newsroom, client: Any, section_editor: Any
) -> None:
    article = newsroom.article("Before", publish=True)
    first = article.latest_revision
    client.force_login(section_editor)
    Desk(client).edit(article, "publish", **FIELDS | {"title": "After"})
    second = Article.objects.get().latest_revision
    sport = newsroom.section("Sport")
    client.post(reverse("khabar_desk:move", args=[article.pk]), {"section": sport.pk})
    compared = client.get(reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, first.pk, second.pk]))
    assert {"Before", "After"} <= set(compared.content.decode().replace("<", " ").replace(">", " ").split())
    form = filled("publish", **FIELDS | {"title": "Before", "slug": article.slug}) | {"revision": str(first.pk)}
    client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
    back = Article.objects.get()
    assert (back.title, back.section, back.live) == ("Before", sport, True)


def test_the_preview_is_offered_for_phone_and_desktop(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    article = newsroom.article(publish=False)
    client.force_login(section_editor)
    page = Desk(client).form(article)
    assert 'data-device-width="375"' in page
    assert 'data-device-width="1280"' in page
    assert 'data-w-preview-url-value="' in page


@pytest.mark.parametrize(("edition", "interface", "direction"), [("ar", "en", "rtl"), ("en", "ar", "ltr")])
def test_fields_are_written_in_the_direction_of_the_edition(
    edition: str, interface: str, direction: str, client: Any, section_editor: Any
) -> None:
    UserProfile.objects.update_or_create(user=section_editor, defaults={"preferred_language": interface})
    article = Newsroom(edition).article(publish=False)
    client.force_login(section_editor)
    page = Desk(client).form(article)
    assert f'<html lang="{interface}"' in page
    for name in ("title", "standfirst", "kicker"):
        field = next(tag for tag in page.split("<") if f'name="{name}"' in tag)
        assert f'dir="{direction}"' in field
        assert f'lang="{edition}"' in field
    assert f'data-content-dir="{direction}"' in page
    slug = next(tag for tag in page.split("<") if 'name="slug"' in tag)
    assert 'dir="auto"' in slug


def test_old_versions_go_and_those_that_mattered_stay(
    newsroom: Newsroom, client: Any, section_editor: Any, reporter: Any
) -> None:
    desk = Desk(client)
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "draft", **FIELDS)
    article = Article.objects.get()
    desk.edit(article, "submit", **FIELDS | {"title": "Submitted"})
    desk.sign_in(section_editor)
    desk.edit(article, "publish", **FIELDS | {"title": "Published first"})
    for title in ("Half a thought", "Published again"):
        desk.edit(article, "publish" if "again" in title else "draft", **FIELDS | {"title": title})
    for title in ("Another thought", "Newest"):
        desk.edit(article, "draft", **FIELDS | {"title": title})
    scheduled = newsroom.article("Due", publish=False)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    scheduled.save_revision()
    Revision.objects.update(created_at=timezone.now() - KEPT_VERSIONS + timedelta(days=1))
    assert prune_versions() == 0
    Revision.objects.update(created_at=timezone.now() - KEPT_VERSIONS - timedelta(days=1))
    assert prune_versions() > 0
    kept = [revision.content["title"] for revision in article.revisions.order_by("pk")]
    assert kept == ["Submitted", "Published first", "Published again", "Newest"]
    assert scheduled.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert prune_versions() == 0
