"""A day of a piece of news: filed, approved, on the front, corrected, moved, and taken down."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from khabar.articles.models import Article
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import WORDS, Newsroom

POLITICS = {"ar": "سياسة", "en": "Politics"}


class Day:
    """One newsroom, its reporter and editor in the back office, and a reader outside."""

    def __init__(self, edition: str, reporter: Any, editor: Any) -> None:
        self.newsroom, self.reader = Newsroom(edition), Client()
        self.reporter, self.editor = Desk(Client()), Desk(Client())
        self.reporter.sign_in(reporter)
        self.editor.sign_in(editor)

    def read(self, path: str) -> str:
        answer = self.reader.get(path)
        assert answer.status_code == 200
        assert not self.reader.cookies, "reading leaves no trace"
        return str(answer.content.decode())

    def fronts(self, article: Article) -> list[bool]:
        """Whether the article is on the home page, on its section's front, and among the latest."""
        home = self.newsroom.home.url
        paths = (home, article.section.url, f"{home}latest/")
        return [article.path_on_site in self.read(path).split("</main>")[0] for path in paths]


@pytest.fixture(params=["ar", "en"])
def day(request: pytest.FixtureRequest, reporter: Any, section_editor: Any) -> Day:
    return Day(request.param, reporter, section_editor)


def again(article: Article) -> Article:
    found: Article = Article.objects.get(pk=article.pk)
    return found


def test_a_piece_of_news_from_its_filing_to_its_end(day: Day) -> None:
    words, picture, author = WORDS[day.newsroom.edition], day.newsroom.picture(), day.newsroom.person()
    filed = {"title": words["headline"], "text": words["paragraph"], "bylines": [author.pk], "lead_picture": picture.pk}
    article = file_and_approve(day, filed)
    page = day.read(article.path_on_site)
    for shown in (words["headline"], words["paragraph"], author.title, picture.credit):
        assert shown in page
    correct(day, article, filed)
    move(day, again(article))
    kill(day, again(article))
    assert article.path_on_site not in day.read(author.url).split("</main>")[0]


def file_and_approve(day: Day, filed: dict[str, Any]) -> Article:
    """The reporter files and submits, seen by nobody outside; the editor approves, and it is on every front."""
    day.reporter.create(day.newsroom.section(), "submit", **filed)
    article = Article.objects.get()
    assert day.reader.get(article.path_on_site).status_code == 404
    assert day.fronts(article) == [False, False, False]

    task = article.current_workflow_task_state
    day.editor.client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk]))
    article = again(article)
    assert day.fronts(article) == [True, True, True]
    return article


def correct(day: Day, article: Article, filed: dict[str, Any]) -> None:
    """A spelling mistake is put right in silence, a wrong fact with the time of the change."""
    published = article.live_at
    day.editor.edit(article, "publish", **filed, standfirst="Spelling.")
    assert again(article).updated_at is None
    day.editor.edit(article, "publish", **filed | {"text": "The fact is another."}, substantive_change="on")
    article = again(article)
    page = day.read(article.path_on_site)
    assert "The fact is another." in page
    assert filed["text"] not in page
    assert (article.live_at, article.updated_at is None) == (published, False)
    assert article.updated_at.strftime("%Y-%m-%dT%H:%M") in page


def move(day: Day, article: Article) -> None:
    """It belongs to another section: the old address leads to the new one, the fronts follow."""
    old, section = article.path_on_site, article.section
    politics = day.newsroom.section(POLITICS[day.newsroom.edition])
    day.editor.client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, politics.pk]))
    article = again(article)
    assert article.section == politics
    assert day.reader.get(old)["Location"] == article.path_on_site
    assert day.fronts(article) == [True, True, True]
    assert article.path_on_site not in day.read(section.url).split("</main>")[0]


def kill(day: Day, article: Article) -> None:
    """It is gone from everywhere, its short address included."""
    day.editor.client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    for path in (article.path_on_site, article.short_path):
        assert day.reader.get(path).status_code == 404
    assert day.fronts(again(article)) == [False, False, False]
