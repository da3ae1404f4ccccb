"""Loading the demo newsroom, once; and taking it away again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from khabar.accounts.actions import entrust
from khabar.accounts.models import User
from khabar.articles.bulk import Filing, file_many
from khabar.articles.copy import Copy, Signature
from khabar.articles.models import Article
from khabar.demo import channels, coverage, desk, discussions, fronts, newsroom, polls, readers, reading, videos
from khabar.demo.markup import References, parse
from khabar.demo.newsroom import twin
from khabar.demo.reading import Story
from khabar.demo.storylines import tell_stories
from khabar.news.actions import mark_updated
from khabar.news.models import NewsPage
from khabar.pictures.models import Picture
from khabar.sections.models import Section

Advance = Callable[[int, int], None]

OWNER = "reporter"
"""Username of the account whose drafts lie on the desk, where there is one."""
PUBLISHES_IN = {"editor": ("politics", "world", "economy")}
"""Keys of the sections that an account is given to publish in, in every edition, where there is the account."""


@dataclass(frozen=True)
class Loaded:
    """How many of each were made, in all editions together."""

    articles: int = 0
    people: int = 0
    pages: int = 0
    pictures: int = 0
    files: int = 0
    stories: int = 0
    comments: int = 0
    videos: int = 0
    """How many the worker will make; none without ffmpeg."""


def is_loaded() -> bool:
    """Whether the demo newsroom is here, or what editors have left of it."""
    keys = [twin("section", key) for key in reading.section_keys()]
    return Page.objects.filter(translation_key__in=keys).exists()


def has_other_content() -> bool:
    """Whether there are sections or news items that the demo didn't bring."""
    sections = [twin("section", key) for key in reading.section_keys()]
    if Section.objects.exclude(translation_key__in=sections).exists():
        return True
    return NewsPage.objects.exclude(translation_key__in=_keys_of_articles() | videos.keys()).exists()


def load(advance: Advance = lambda done, total: None, *, again: bool = False) -> Loaded:
    """Load the demo in every edition that it knows; a second time changes nothing, unless `again` replaces it.

    Raises CopyError for a file that can't be used, and then leaves nothing behind in the database.
    """
    if is_loaded():
        if not again:
            return Loaded()
        remove()
    editions = [edition for edition in settings.EDITIONS if edition in reading.EDITIONS]
    # Nobody waits for mail about the drafts of a demo, which a console would print as it starts.
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"), transaction.atomic():
        return _Load(advance, editions).everything()


class _Load:
    def __init__(self, advance: Advance, editions: list[str]) -> None:
        self.now = timezone.now().replace(second=0, microsecond=0)
        self.editions = editions
        self.stories = {edition: reading.stories(edition) for edition in editions}
        self.advance, self.done = advance, 0
        self.total = len(editions) * len(reading.pictures()) + sum(map(len, self.stories.values()))
        self.owner = User.objects.filter(username=OWNER).first()

    def step(self, count: int = 1) -> None:
        self.done += count
        self.advance(self.done, self.total)

    def everything(self) -> Loaded:
        files = newsroom.put_by_files()
        articles, people, pages, pictures, stories, comments = 0, 0, 0, 0, 0, 0
        hung: dict[str, Mapping[str, int]] = {}
        for edition in self.editions:
            newsroom.name_outlet(edition)
            references = References(files=files, day=self._day)
            references.pictures = newsroom.hang_pictures(edition, self.now, self.step)
            hung[edition] = references.pictures
            references.people = newsroom.introduce_people(edition, references.pictures, self.now)
            pages += newsroom.put_up_pages(edition, references, self.now)
            polls.hold(edition, references.pictures, self.now)
            channels.broadcast(edition, references.pictures, self.now)
            filed = self._file(edition, references)
            stories += tell_stories(edition, references, filed, self.now)
            coverage.cover(edition, newsroom.open_sections(edition, self.now), references, self.now)
            comments += discussions.let_readers_speak(edition, filed, self.now)
            articles += len(filed) + desk.bring_past(edition, self.owner)
            drafts = [filed[story.key] for story in self.stories[edition] if story.state == "draft"]
            desk.submit_first(drafts, self.owner)
            people, pictures = people + len(references.people), pictures + len(references.pictures)
        videos_ordered = videos.order(self.editions, hung)
        _give_sections()
        readers.read(self.editions, self.now)
        return Loaded(articles, people, pages, pictures, len(files), stories, comments, videos_ordered)

    def _file(self, edition: str, references: References) -> dict[str, int]:
        sections = newsroom.open_sections(edition, self.now)
        stories = self.stories[edition]
        filed = file_many([self._filing(story, sections[story.section], references) for story in stories])
        updated = reading.desk()["updated"]
        for story, article in zip(stories, filed, strict=True):
            if story.key in updated:
                mark_updated(article, self._ago(updated[story.key]))
        numbers = {story.key: article.pk for story, article in zip(stories, filed, strict=True)}
        fronts.lay_out(edition, numbers, self.now)
        self.step(len(filed))
        return numbers

    def _filing(self, story: Story, section: Section, references: References) -> Filing:
        shown = {"published": self._ago(story.minutes_ago), "archived": self.now}
        return Filing(
            self._copy(story, references),
            section,
            published_at=shown.get(story.state),
            go_live_at=self._ago(-story.in_minutes) if story.state == "scheduled" else None,
            owner=self.owner if story.state in ("draft", "scheduled") else None,
            translation_key=twin("article", story.key),
            key=story.key,
            write_body=partial(self._body, story, references),
        )

    def _body(self, story: Story, references: References, articles: dict[str, int]) -> list[dict[str, object]]:
        own = replace(references, articles=articles, day=partial(self._event_day, story))
        return parse(story.body, own, story.source)

    def _copy(self, story: Story, references: References) -> Copy:
        days = sorted(self._event_day(story, ago) for ago in story.event_days_ago)
        return Copy(
            edition=story.edition,
            headline=story.headline,
            kicker=story.kicker,
            short_headline=story.short_headline,
            standfirst=story.standfirst,
            bylines=tuple(Signature(name, references.people.get(name)) for name in story.byline),
            place=story.place,
            event_start=days[0] if days else None,
            event_end=days[-1] if len(days) > 1 else None,
            event_text=story.event_text,
            sources=tuple((name, "") for name in story.sources),
            tags=story.tags,
            urgency=story.urgency,
            picture=references.number("pictures", story.picture) if story.picture else None,
            caption=story.caption,
            lost_credit=story.lost_credit,
            from_archive=story.state == "archived",
            first_appeared=story.appeared,
            original_address=story.original_address,
            former_paths=story.former_paths,
        )

    def _ago(self, minutes: int) -> datetime:
        return self.now - timedelta(minutes=minutes)

    def _day(self, ago: int) -> date:
        return timezone.localdate(self.now) - timedelta(days=ago)

    def _event_day(self, story: Story, ago: int) -> date:
        """Never after the day of publishing: what happened "today" may have been published before midnight."""
        return min(self._day(ago), timezone.localdate(self._ago(story.minutes_ago)))


def _give_sections() -> None:
    for user in User.objects.filter(username__in=PUBLISHES_IN):
        keys = [twin("section", key) for key in PUBLISHES_IN[user.username]]
        entrust(user, Page.objects.filter(translation_key__in=keys))


def _keys_of_articles() -> set[object]:
    return (
        desk.keys()
        | coverage.keys()
        | {twin("article", story.key) for edition in reading.EDITIONS for story in reading.stories(edition)}
    )


@transaction.atomic
def remove() -> None:
    """Take the demo away: its articles, people, pages, pictures and files, and its sections where they are empty."""
    fronts.clear_away()
    videos.remove()
    desk.clear_away()
    coverage.clear_away()
    Article.objects.filter(translation_key__in=_keys_of_articles()).delete()
    discussions.clear_away()
    polls.remove()
    channels.remove()
    others = {twin("person", entry["key"]) for entry in reading.people()}
    others |= {twin("page", entry["key"]) for edition in reading.EDITIONS for entry in reading.standing(edition)}
    others |= {twin("storyline", entry["key"]) for edition in reading.EDITIONS for entry in reading.storylines(edition)}
    Page.objects.filter(translation_key__in=others).delete()
    sections = [twin("section", key) for key in reading.section_keys()]
    Page.objects.filter(translation_key__in=sections, numchild=0).delete()
    place = newsroom.collection()
    Picture.objects.filter(collection=place).delete()
    get_document_model().objects.filter(collection=place).delete()
