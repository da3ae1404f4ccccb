"""The demo newsroom once it is loaded: what readers get, and what editors find."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from unittest import mock
from unittest.mock import patch

from django.core import mail
from django.db.models import Count, Max
from django.test import TestCase
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.documents import get_document_model
from wagtail.models import Page, Revision
from wagtail.search.backends import get_search_backend

from khabar.accounts.actions import hire
from khabar.accounts.roles import EDITOR, REPORTER
from khabar.archive.models import Original
from khabar.articles.actions import file_copy
from khabar.articles.copy import Copy
from khabar.articles.models import Article, Quoted
from khabar.comments.models import Comment, Discussion, WordList
from khabar.demo import loading, reading, videos
from khabar.demo.newsroom import twin
from khabar.demo.tasks import shoot
from khabar.design.models import Outlet
from khabar.desk.models import Listed, Status
from khabar.fronts.models import StandingPage
from khabar.live.models import Coverage
from khabar.news.actions import publish_due
from khabar.news.models import NewsPage
from khabar.people.models import Person
from khabar.pictures.models import Picture
from khabar.sections.models import Section
from khabar.videos.models import Recording, Video
from tests.fixtures.media import record


class LoadedNewsroomTests(TestCase):
    loaded: loading.Loaded
    steps: list[tuple[int, int]]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.reporter = hire("reporter", password="x", role=REPORTER)
        cls.editor = hire("editor", password="x", role=EDITOR)
        cls.steps = []
        cls.loaded = loading.load(lambda done, total: cls.steps.append((done, total)))

    def test_nothing_that_happens_while_it_loads_is_mailed(self) -> None:
        def write(self: object) -> None:
            mail.send_mail("A draft waits", "for review", None, ["editor@example.org"])

        with patch.object(loading, "is_loaded", return_value=False), patch.object(loading._Load, "everything", write):
            loading.load()
        assert mail.outbox == []

    def test_everything_is_there(self) -> None:
        told = sum(len(reading.stories(edition)) for edition in ("ar", "en"))
        assert self.loaded.articles == Article.objects.count() == told + Original.objects.count() == told + 2
        assert self.loaded.people == Person.objects.count() == 2 * len(reading.people())
        assert self.loaded.pictures == Picture.objects.count() == 2 * len(reading.pictures())
        assert self.loaded.pages == StandingPage.objects.count() == 8
        assert self.loaded.files == get_document_model().objects.count()
        assert Section.objects.values("edition").annotate(n=Count("pk")).order_by("n")[0]["n"] == 8
        assert Page.find_problems() == ([], [], [], [], [])

    def test_the_worker_makes_the_videos_and_publishes_them_in_each_edition(self) -> None:
        ordered = DBTaskResult.objects.filter(task_path="khabar.demo.tasks.shoot")
        assert self.loaded.videos == len(videos.entries()) == ordered.count() > 2
        one = next(task for task in ordered if task.args_kwargs["args"][0] == "port-day")
        with mock.patch.object(videos, "_film", lambda entry, target: record(target, seconds=12.5)):
            assert shoot.call(*one.args_kwargs["args"])
            assert not shoot.call(*one.args_kwargs["args"])  # it is there
        made = Video.objects.order_by("pk")
        assert [(video.edition, video.live, bool(video.lead_picture_id)) for video in made] == [
            ("ar", True, True), ("en", True, True),
        ]  # fmt: skip
        assert all(video.marks and video.captions.count() == 1 and video.memberships.exists() for video in made)
        assert not loading.has_other_content()
        article = Article.objects.get(translation_key=twin("article", "port-cranes"), edition="ar")
        assert 'class="figure video"' in self.client.get(article.path_on_site).content.decode()
        videos.remove()
        assert not Video.objects.exists()
        assert not Recording.objects.exists()

    def test_readers_discuss_the_news_and_some_of_it_waits(self) -> None:
        assert self.loaded.comments == Comment.objects.count() > 90
        for edition, articles in (("ar", 15), ("en", 5)):
            ours = Comment.objects.filter(item__edition=edition)
            assert Discussion.objects.filter(item__edition=edition).count() == articles
            assert ours.held().count() >= 2
            number = Comment.objects.filter(item__edition=edition, answers__answers__isnull=False).first().item_id
            page = self.client.get(NewsPage.objects.get(pk=number).short_path + "/comments/part/").content.decode()
            assert 1 < page.count('class="comment"') <= Discussion.objects.get(pk=number).count
            assert "data-unfold" in page
            assert ours.filter(staff=True).exclude(name__contains="*").exists()
        for found in Comment.objects.held().exclude(reasons=[]):
            for word in found.reasons[0]["words"]:
                assert word in found.text
        for discussion in Discussion.objects.all():
            roots = Comment.objects.shown().roots_of(discussion.pk)
            assert discussion.count == sum(1 + root.descendants for root in roots)

    def test_a_draft_and_pages_of_the_past_wait_for_an_editor(self) -> None:
        assert list(Listed.objects.filter(status=Status.WAITING).values_list("owner", flat=True)) == [self.reporter.pk]
        for original in Original.objects.all():
            assert {"headline", "body", "date", "sources", "quotations"} <= original.fields.keys()
            assert original.verdict == ""

    def test_progress_reaches_its_end(self) -> None:
        assert [done for done, _total in self.steps] == sorted(done for done, _total in self.steps)
        assert self.steps[-1][0] == self.steps[-1][1]

    def test_loading_twice_changes_nothing(self) -> None:
        before = (Page.objects.aggregate(Max("pk"), Count("pk")), Revision.objects.count(), Picture.objects.count())
        assert loading.is_loaded()
        assert loading.load() == loading.Loaded()
        after = (Page.objects.aggregate(Max("pk"), Count("pk")), Revision.objects.count(), Picture.objects.count())
        assert after == before

    def test_readers_get_a_page_of_every_kind_in_both_editions(self) -> None:
        paths = ["/", "/en/"]
        for section in Section.objects.all():
            newest = NewsPage.objects.published().in_section(section).newest()[:3]
            paths += [section.get_url_parts()[2], *(item.path_on_site for item in newest)]
        paths += [page.get_url_parts()[2] for page in (*Person.objects.all()[:40:9], *StandingPage.objects.all())]
        paths += [get_document_model().objects.first().url]
        answers = {path: self.client.get(path).status_code for path in paths}
        assert set(answers.values()) == {200}, answers

    def test_counterparts_know_each_other(self) -> None:
        english = {story.key for story in reading.stories("en")}
        both = [story for story in reading.stories("ar") if story.key in english]
        assert list(self._sharing(Article).values()).count(2) == len(both) > 0
        assert sorted(self._sharing(Coverage).values()) == [1, 2]
        for kind in (Section, Person, StandingPage):
            assert set(self._sharing(kind).values()) == {2}

    def test_every_picture_is_credited_and_described_in_its_edition(self) -> None:
        assert not Picture.objects.filter(photographer="", agency="").exists()
        assert not Picture.objects.filter(description="").exists()
        article = Article.objects.filter(edition="en", lead_picture__isnull=False).first()
        assert article.lead_picture.description.isascii() or "’" in article.lead_picture.description

    def test_pictures_of_two_editions_are_files_of_their_own(self) -> None:
        names = list(Picture.objects.values_list("file", flat=True))
        assert len(set(names)) == len(names)

    def test_the_outlet_has_a_name_and_channels(self) -> None:
        arabic, english = (Outlet.objects.get(locale__language_code=code) for code in ("ar", "en"))
        assert (arabic.name, english.name) == ("المرفأ", "The Harbour")
        assert (arabic.hijri, english.hijri) == (True, False)
        assert len(arabic.channels) >= 6
        assert len(english.channels) >= 6

    def test_nothing_was_published_in_the_future_or_before_it_happened(self) -> None:
        for item in NewsPage.objects.dated():
            assert item.live_at <= timezone.now()
            if item.event_start and not item.from_archive:
                assert item.event_start <= timezone.localdate(item.live_at)

    def test_speakers_pages_find_what_they_said(self) -> None:
        minister = Person.objects.get(title="سلمى الإدريسي")
        assert Quoted.objects.filter(person=minister).exists()
        said = self.client.get(minister.get_url_parts()[2]).content.decode()
        assert "فصلنا بين ما يحتمل التأجيل وما لا يحتمله" in said

    def test_the_desk_holds_the_reporters_drafts_and_a_scheduled_item(self) -> None:
        drafts = Article.objects.filter(live=False, go_live_at=None)
        assert drafts.count() >= 3
        assert {draft.owner for draft in drafts} == {self.reporter}
        due = Article.objects.get(live=False, go_live_at__isnull=False)
        assert publish_due(due.go_live_at - timedelta(seconds=1)) == 0

        self.client.force_login(self.reporter)
        assert self.client.get(f"/admin/pages/{drafts[0].pk}/edit/").status_code == 200

    def test_an_editor_opens_and_finds_the_articles_of_their_sections(self) -> None:
        theirs = Section.objects.filter(edition="ar", team__group__user=self.editor)
        assert {section.translation_key for section in theirs} == {
            loading.twin("section", key) for key in loading.PUBLISHES_IN["editor"]
        }
        article = Article.objects.filter(section__in=theirs, live=True, quoted__isnull=False).first()
        self.client.force_login(self.editor)
        assert self.client.get(f"/admin/pages/{article.pk}/edit/").status_code == 200
        assert article in get_search_backend().search(article.title, Article)

    def test_the_archive_says_what_it_is(self) -> None:
        archived = Article.objects.filter(from_archive=True)
        assert archived.count() >= 3
        assert any(article.undated for article in archived)
        assert self.client.get("/news/2008/09/21/navigation-school.html").status_code == 301

    def test_other_content_is_told_from_the_demos(self) -> None:
        assert not loading.has_other_content()
        self._file_own()
        assert loading.has_other_content()

    def test_loading_again_restores_the_demo_and_keeps_what_is_not_of_it(self) -> None:
        own = self._file_own()
        key = "kerania-corridor-deal"
        spoilt = Article.objects.get(translation_key=loading.twin("article", key), edition="ar")
        Article.objects.filter(pk=spoilt.pk).update(title="سطر آخر")
        assert loading.load(again=True) == self.loaded
        restored = Article.objects.get(translation_key=spoilt.translation_key, edition="ar")
        assert restored.title == spoilt.title
        assert Article.objects.get(pk=own.pk).get_parent().specific.edition == "ar"
        assert Section.objects.count() == 16

    def test_the_demo_can_be_taken_away(self) -> None:
        loading.remove()
        assert not loading.is_loaded()
        assert not loading.has_other_content()
        assert not Picture.objects.exists()
        assert not Comment.objects.exists()
        assert not WordList.objects.exists()

    def _sharing(self, kind: type[Page]) -> Counter[object]:
        return Counter(kind.objects.values_list("translation_key", flat=True))

    def _file_own(self) -> Article:
        section = Section.objects.filter(edition="ar").first()
        return file_copy(Copy("ar", "خبر لنا"), section=section, publish=True)

    def test_the_home_pages_have_places_filled_by_hand(self) -> None:
        for edition, path in (("ar", "/"), ("en", "/en/")):
            page = self.client.get(path).content.decode()
            rail = page.split('<section class="pictures')[1].split("</section>")[0]
            chosen = [entry for entry in reading.fronts(edition) if entry["slot"].startswith("pictures.")]
            assert rail.count('<article class="pictures__card">') == len(chosen) == 5
            assert chosen[0]["headline"] in rail
