"""Filing by the hundred leaves what filing one by one leaves, for a bounded number of queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from khabar.articles.actions import file_copy
from khabar.articles.bulk import Filing, file_many
from khabar.articles.copy import Copy, Signature
from khabar.articles.models import Article
from khabar.design.models import Home
from khabar.news.models import NewsPage
from khabar.news.queries import item_formerly_at
from khabar.people.actions import people_folder
from khabar.people.models import Person
from khabar.pictures.models import Picture
from khabar.sections.models import Section

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def section() -> Section:
    home = Home.objects.get(locale__language_code="ar")
    section: Section = home.add_child(instance=Section(title="سياسة", locale=home.locale))
    return section


@pytest.fixture
def person(section: Section) -> Person:
    return people_folder(section.locale).add_child(instance=Person(title="ليلى منصور"))


def make_picture(title: str, agency: str = "") -> Picture:
    drawn = BytesIO()
    Image.new("RGB", (30, 20)).save(drawn, "JPEG")
    return Picture.objects.create(title=title, file=ContentFile(drawn.getvalue(), "port.jpg"), agency=agency)


@pytest.fixture
def picture() -> Picture:
    return make_picture("ميناء", "تصوير المرفأ")


def copy(person: Person, picture: Picture) -> Copy:
    words = {
        "text": "كلام",
        "speaker": person.pk,
        "speaker_name": "",
        "role": "",
        "occasion": "",
        "said_on": None,
    }
    return Copy(
        edition="ar",
        headline="اتفاق على الممر",
        kicker="ملاحة",
        standfirst="ثلاثة أيام.",
        body=[
            {"type": "paragraph", "value": "<p>كلمة وكلمتان</p>", "id": str(uuid4())},
            {"type": "quotation", "value": words, "id": str(uuid4())},
        ],
        bylines=(Signature("", person.pk), Signature("كريم العطار")),
        place="مرسى الريح",
        event_start=date(2026, 3, 1),
        sources=(("وكالة السلوى", ""),),
        tags=("بحر", "ملاحة"),
        picture=picture.pk,
        former_paths=("/old/1.html",),
    )


def everything(article: Article) -> dict[str, Any]:
    """All columns and children of an article, without numbers, ids and the time of saving."""
    own = {"id", "pk", "slug", "url_path", "path", "translation_key", "sources", "draft_title"}
    own |= {"page_ptr", "newspage_ptr", "latest_revision", "live_revision"}
    times = {"latest_revision_created_at", "last_published_at"}
    return {
        field.name: str(field.value_from_object(article))
        for field in Article._meta.fields
        if field.name not in own | times
    } | {
        "sources": [(block.value["name"], block.value["url"]) for block in article.sources],
        "tags": sorted(tag.name for tag in article.tags.all()),
        "bylines": [(entry.person_id, entry.name, entry.sort_order) for entry in article.bylines.all()],
        "quoted": [entry.person_id for entry in article.quoted.all()],
        "revisions": Revision.page_revisions.filter(object_id=str(article.pk)).count(),
        "live revision": article.live_revision_id == article.latest_revision_id,
        "points at": sorted(
            ReferenceIndex.get_references_for_object(article)
            .exclude(content_path__startswith="tagged_items")
            .values_list("to_object_id", "model_path")
        ),
    }


def test_many_are_filed_as_one_by_one(section: Section, person: Person, picture: Picture) -> None:
    single = file_copy(copy(person, picture), section=section, publish=True, published_at=NOON)
    ReferenceIndex.create_or_update_for_object(single)
    (many,) = file_many([Filing(copy(person, picture), section, published_at=NOON)])
    assert everything(Article.objects.get(pk=many.pk)) == everything(Article.objects.get(pk=single.pk))
    assert many.slug == f"{single.slug}-2"


def test_the_tree_is_whole_afterwards(section: Section, person: Person, picture: Picture) -> None:
    filings = [Filing(copy(person, picture), section, published_at=NOON) for _ in range(3)]
    articles = file_many(filings)
    articles.append(file_copy(copy(person, picture), section=section, publish=True))
    articles += file_many(filings)
    assert Page.find_problems() == ([], [], [], [], [])
    children = Page.objects.child_of(section).order_by("path")
    assert [page.pk for page in children] == [article.pk for article in articles]
    assert len({page.slug for page in children}) == len(articles)
    section.refresh_from_db()
    assert section.numchild == len(articles)
    assert children[0].get_parent().specific == section


def test_texts_filed_together_can_link_to_each_other(section: Section, person: Person, picture: Picture) -> None:
    def linking(key: str) -> Any:
        return lambda numbers: [
            {
                "type": "paragraph",
                "value": f'<p><a linktype="page" id="{numbers[key]}">x</a></p>',
                "id": str(uuid4()),
            }
        ]

    first, second = file_many(
        [
            Filing(copy(person, picture), section, published_at=NOON, key="a", write_body=linking("b")),
            Filing(copy(person, picture), section, published_at=NOON, key="b", write_body=linking("a")),
        ]
    )
    assert f'id="{second.pk}"' in Article.objects.get(pk=first.pk).body[0].value.source
    assert ReferenceIndex.get_references_to(first).filter(object_id=str(second.pk)).exists()


def test_an_editor_finds_opens_and_changes_what_was_filed(section: Section, person: Person, picture: Picture) -> None:
    (article,) = file_many([Filing(copy(person, picture), section, published_at=NOON)])
    assert list(get_search_backend().search("الممر", Article)) == [article]
    assert item_formerly_at("/old/1.html") == NewsPage.objects.get(pk=article.pk)
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert [tag.name for tag in draft.tags.all()] == ["بحر", "ملاحة"]
    draft.title = "اتفاق آخر"
    draft.save_revision().publish()
    changed = Article.objects.get(pk=article.pk)
    assert (changed.title, changed.live_at, changed.byline_text) == ("اتفاق آخر", NOON, article.byline_text)


def test_a_draft_and_a_scheduled_item_stay_out_of_sight(
    section: Section, person: Person, picture: Picture, reporter: Any
) -> None:
    later = datetime(2999, 1, 1, tzinfo=UTC)
    draft, due = file_many(
        [
            Filing(copy(person, picture), section, owner=reporter),
            Filing(copy(person, picture), section, go_live_at=later),
        ]
    )
    assert not NewsPage.objects.published().exists()
    for article, at in ((draft, None), (due, later)):
        stored = Article.objects.get(pk=article.pk)
        assert (stored.live, stored.has_unpublished_changes, stored.live_revision_id) == (False, True, None)
        assert stored.latest_revision.approved_go_live_at == at
    assert Article.objects.get(pk=draft.pk).owner == reporter
    assert Article.objects.get(pk=draft.pk).latest_revision.user == reporter


@pytest.mark.parametrize("spoil", ["lead", "body", "length", "days"])
def test_none_is_filed_if_one_can_not_be_published(
    section: Section, person: Person, picture: Picture, spoil: str
) -> None:
    bare = make_picture("بلا مصدر")
    shown = {"type": "picture", "value": {"picture": bare.pk, "caption": ""}, "id": str(uuid4())}
    changes: dict[str, dict[str, Any]] = {
        "lead": {"picture": bare.pk},
        "body": {"body": [shown]},
        "length": {"kicker": "ط" * 61},
        "days": {"event_end": date(2026, 2, 1)},
    }
    sound = copy(person, picture)
    with pytest.raises(ValidationError):
        file_many([Filing(c, section, published_at=NOON) for c in (sound, replace(sound, **changes[spoil]))])
    assert not NewsPage.objects.exists()


def test_each_more_item_costs_a_few_queries(section: Section, person: Person, picture: Picture) -> None:
    def queries(count: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            file_many([Filing(copy(person, picture), section, published_at=NOON) for _ in range(count)])
        return len(captured)

    queries(2)
    assert queries(12) - queries(2) <= 5 * 10


def test_filing_nothing_does_nothing(db: None) -> None:
    assert file_many([]) == []
