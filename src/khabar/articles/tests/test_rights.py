"""Copy is filed with the rights of who files it; the house itself may do all."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from khabar.articles.models import Article
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def test_a_reporter_files_drafts_only(newsroom: Newsroom, reporter: Any) -> None:
    draft = newsroom.article(user=reporter, publish=False)
    assert (draft.live, draft.owner, draft.latest_revision.user) == (False, reporter, reporter)
    with pytest.raises(PermissionDenied):
        newsroom.article(user=reporter)
    assert Article.objects.get() == draft


def test_a_section_editor_publishes(newsroom: Newsroom, section_editor: Any) -> None:
    assert newsroom.article(user=section_editor).live


def test_somebody_without_a_role_files_nothing(newsroom: Newsroom, reader: Any) -> None:
    with pytest.raises(PermissionDenied):
        newsroom.article(user=reader, publish=False)
    assert not Article.objects.exists()


def test_the_house_itself_may_publish(newsroom: Newsroom) -> None:
    item = newsroom.article()
    assert (item.live, item.owner) == (True, None)
