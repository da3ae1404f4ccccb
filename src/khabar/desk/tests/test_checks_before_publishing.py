"""What an editor is told before publishing: refusals stop, warnings don't, and both are said at every door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from khabar.articles.copy import Signature
from khabar.articles.models import Article
from khabar.desk.models import Listed, Status
from khabar.news.models import Byline
from khabar.pictures.models import Picture
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom, paragraph, quotation

THINGS: list[tuple[dict[str, Any], str]] = [
    ({"standfirst": ""}, "There is no standfirst"),
    ({"standfirst": "word " * 70}, "longer than a short paragraph"),
    ({"title": "A headline of so many words that no card has room for it, whatever its type may do"}, "short one"),
    ({"title": "A headline " * 12}, "half the screen"),
    ({"lead_picture": None}, "no lead picture"),
    ({"bylines": []}, "Nobody has signed it"),
    ({"bylines": [Byline(name="Nour Haddad")]}, "Nour Haddad has a page here"),
    ({"bylines": [Byline(name="Sami Nobody")]}, "Sami Nobody has no page here"),
    ({"body": []}, "There is no text yet"),
    ({"body": [paragraph("a\u202eb")]}, "hidden direction marks"),
    ({"body": [paragraph('<a linktype="page" id="999999">there</a>')]}, "isn’t published"),
    ({"body": [quotation("We open", None, speaker_name="Rania Saad")]}, "Rania Saad has no page here"),
    ({"body": [quotation("We open", None)]}, "doesn’t say who is speaking"),
]


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def said_of(article: Article) -> str:
    with override("en"):
        return " ".join(warned.text for warned in article.all_warnings())


def told(article: Article) -> str:
    return said_of(Article.objects.get(pk=article.pk))


def complete(newsroom: Newsroom, headline: str = "", **fields: Any) -> Article:
    """An article of which nothing is to be said."""
    person = newsroom.person("Nour Haddad")
    picture = newsroom.picture(description="Two ferries at the pier")
    signature = Signature(person.title, person.pk)
    given = {"standfirst": "Every day.", "picture": picture.pk, "bylines": (signature,), "publish": False} | fields
    return newsroom.article(headline, **given)


def test_of_a_complete_article_nothing_is_said(newsroom: Newsroom) -> None:
    assert told(complete(newsroom)) == ""


def test_each_thing_to_look_at_is_said_in_words(newsroom: Newsroom) -> None:
    newsroom.person("Nour Haddad")
    stored = newsroom.article(publish=False)
    for change, expected in THINGS:
        article = Article.objects.get(pk=stored.pk)
        for name, value in change.items():
            setattr(article, name, value)
        assert expected in said_of(article), change


def test_pictures_without_description_are_named(newsroom: Newsroom) -> None:
    silent = newsroom.picture(title="Harbour at dawn")
    body = [paragraph("x"), {"type": "picture", "value": {"picture": silent.pk, "caption": ""}}]
    article = complete(newsroom, body=body, picture=silent.pk)
    assert "Harbour at dawn" in told(article)
    assert "The lead picture has no description" in told(article)


def test_pictures_whose_licence_is_over_or_ends_soon_are_named(newsroom: Newsroom) -> None:
    now = timezone.now()
    over, soon, later = (
        newsroom.picture(title=title, description="x", usable_until=now + timedelta(days=days))
        for title, days in (("Old pier", -1), ("Dawn", 3), ("Dusk", 90))
    )
    body = [paragraph("x"), *({"type": "picture", "value": {"picture": made.pk}} for made in (over, soon, later))]
    article = complete(newsroom, body=body, picture=over.pk)
    said = told(article)
    assert "Old pier: The licence ended on" in said
    assert "Dawn: The licence ends on" in said
    assert "Dusk" not in said
    assert "From then on readers see this without the picture." in said
    assert "licence" not in told(complete(newsroom, "Another", picture=later.pk))


def test_people_whose_page_is_not_published_are_named(newsroom: Newsroom) -> None:
    hidden = newsroom.person("Rania Saad", live=False)
    body = [quotation("We open", hidden)]
    said = told(complete(newsroom, body=body, bylines=(Signature("", hidden.pk),)))
    assert said.count("The page of Rania Saad isn’t published") == 2


def test_the_same_headline_is_noticed_in_another_spelling(arabic: Newsroom) -> None:
    first = arabic.article("إدارة المرفأ تعلن موعد الافتتاح")
    second = arabic.article("اداره المرفا تُعلن  موعد الافتتاح", publish=False)
    Newsroom("en").article("إدارة المرفأ تعلن موعد الافتتاح")
    warned = [warned.text for warned in Article.objects.get(pk=second.pk).all_warnings() if warned.field == "title"]
    assert len(warned) == 1
    assert str(first.pk) in warned[0]


def test_warnings_stop_nobody_and_are_repeated_when_it_is_published(
    newsroom: Newsroom, client: Any, section_editor: Any
) -> None:
    desk = Desk(client)
    desk.sign_in(section_editor)
    answer = desk.create(newsroom.section(), "publish", title="Ferries", text="The line runs.")
    assert Article.objects.get().live
    assert "لا مقدمة" in answer.content.decode()


def test_the_editor_shows_what_the_newest_version_lacks(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    article = complete(newsroom, picture=newsroom.picture(agency="").pk)
    client.force_login(section_editor)
    for page in (Desk(client).form(article), client.get(f"/admin/checks/{article.pk}/").content.decode()):
        assert "لا يمكن نشره" in page
        assert "هذه الصورة بلا نسبة" in page
    Desk(client).edit(article, "draft", title="Ferries", text="The line runs.")
    renewed = client.get(f"/admin/checks/{article.pk}/").content.decode()
    assert "لا يمكن نشره" not in renewed
    assert "لا صورة رئيسية" in renewed


def test_the_checks_are_for_whom_may_edit(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    article = newsroom.article()
    client.force_login(reporter)
    assert client.get(f"/admin/checks/{article.pk}/").status_code == 302
    assert client.get(f"/admin/checks/{newsroom.section().pk}/").status_code == 302


def test_an_article_that_lost_its_credit_in_review_is_not_approved_and_says_why(
    newsroom: Newsroom, client: Any, reporter: Any, section_editor: Any
) -> None:
    desk, picture = Desk(client), newsroom.picture()
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "submit", title="Ferries", text="The line runs.", lead_picture=picture.pk)
    Picture.objects.update(agency="")
    article = Article.objects.get()
    desk.sign_in(section_editor)
    task = article.current_workflow_task_state
    answer = client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk]))
    assert answer.status_code == 302
    assert "لم يُنشر" in str(next(iter(get_messages(answer.wsgi_request))))
    assert Listed.objects.get().status == Status.WAITING


def test_publishing_many_at_once_says_why_none_of_them_was(
    newsroom: Newsroom, client: Any, section_editor: Any
) -> None:
    good = newsroom.article("Good", publish=False)
    bad = newsroom.article("Bad", publish=False, picture=newsroom.picture(agency="").pk)
    client.force_login(section_editor)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = client.post(f"{address}?id={good.pk}&id={bad.pk}&next=/admin/", follow=True)
    assert answer.status_code == 200
    assert "لم يُنشر" in answer.content.decode()
    assert not Page.objects.filter(pk__in=[good.pk, bad.pk], live=True).exists()


def test_direction_marks_are_stripped_from_every_line_of_text(newsroom: Newsroom) -> None:
    article = newsroom.article()
    article.title = article.seo_title = article.search_description = article.place = "a\u202eb"
    article.save()
    stored = Article.objects.get(pk=article.pk)
    assert {stored.title, stored.seo_title, stored.search_description, stored.place} == {"ab"}
