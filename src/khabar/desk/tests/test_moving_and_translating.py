"""An item goes to another section and to another edition from its own screen."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from khabar.articles.models import Article
from khabar.desk.models import Listed
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom

FIELDS = {"title": "Ferries", "standfirst": "Every day.", "text": "The line runs."}


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """An English original, for an Arabic counterpart."""
    return english


def offered(page: Any) -> list[str]:
    return [section.title for _edition, sections in page.context["editions"] for section in sections]


def test_an_article_moves_to_a_section_of_its_edition(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    sport, _arabic = newsroom.section("Sport"), Newsroom("ar").section()
    article = newsroom.article()
    client.force_login(section_editor)
    address = reverse("khabar_desk:move", args=[article.pk])
    assert address in Desk(client).form(article)
    assert offered(client.get(address)) == ["Sport"]
    before = article.path_on_site
    client.post(address, {"section": sport.pk})
    moved = Article.objects.get()
    assert (moved.section, moved.get_parent().pk, Listed.objects.get().section) == (sport, sport.pk, sport)
    assert client.get(before)["Location"] == moved.path_on_site


def test_nothing_moves_where_it_may_not(newsroom: Newsroom, client: Any, reporter: Any, section_editor: Any) -> None:
    sport, arabic = newsroom.section("Sport"), Newsroom("ar").section()
    article = newsroom.article()
    client.force_login(section_editor)
    client.post(reverse("khabar_desk:move", args=[article.pk]), {"section": arabic.pk})
    client.force_login(reporter)
    client.post(reverse("khabar_desk:move", args=[article.pk]), {"section": sport.pk})
    assert Article.objects.get().section == newsroom.section()


def test_a_counterpart_begins_as_a_draft_of_the_newest_version(
    newsroom: Newsroom, client: Any, section_editor: Any
) -> None:
    target, person, picture = Newsroom("ar").section(), newsroom.person(), newsroom.picture()
    article = newsroom.article()
    desk = Desk(client)
    desk.sign_in(section_editor)
    desk.edit(article, "draft", **FIELDS, bylines=[person.pk], lead_picture=picture.pk)
    address = reverse("khabar_desk:translate", args=[article.pk])
    assert offered(client.get(address)) == [target.title]
    client.post(address, {"section": target.pk})
    made = Article.objects.get(edition="ar")
    assert (made.live, made.owner, made.section, made.locale) == (False, section_editor, target, target.locale)
    assert made.translation_key == article.translation_key
    draft = made.get_latest_revision_as_object()
    assert (draft.title, draft.standfirst, draft.lead_picture) == ("Ferries", "Every day.", picture)
    assert "The line runs." in str(draft.body)
    again = client.post(address, {"section": target.pk})
    assert again["Location"] == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert Article.objects.count() == 2


def test_a_counterpart_needs_the_right_to_write_there(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    target = Newsroom("ar").section()
    article = newsroom.article()
    client.force_login(reporter)
    client.post(reverse("khabar_desk:translate", args=[article.pk]), {"section": target.pk})
    assert Article.objects.count() == 1


def test_a_copy_is_a_draft_of_its_own(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    sport, article = newsroom.section("Sport"), newsroom.article()
    client.force_login(section_editor)
    form = {"new_title": "Copied", "new_slug": "copied", "new_parent_page": sport.pk}
    client.post(reverse("wagtailadmin_pages:copy", args=[article.pk]), form)
    copy = Article.objects.get(slug="copied")
    assert (copy.live, copy.section, copy.live_at) == (False, sport, None)
    assert Listed.objects.get(pk=copy.pk).headline == "Copied"
