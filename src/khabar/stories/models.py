from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from khabar.design import pages
from khabar.design.addresses import site_url_parts, story_path
from khabar.design.publishing import CheckedBeforePublishing
from khabar.design.structure import Structural
from khabar.edge.models import SavedWithItsAnnouncement
from khabar.news.models import UNDATED, NewsPage
from khabar.people.models import Person
from khabar.pictures.credits import credit_problem
from khabar.stories.rights import CODENAME, FolderRights, StoryRights
from khabar.text.bidi import strip_controls
from khabar.text.slugs import slugify


class State(models.TextChoices):
    """How far a story is told. A developing one with nothing new for a week asks for an editor's eye."""

    DEVELOPING = "developing", _("Developing")
    DORMANT = "dormant", _("Dormant")
    CLOSED = "closed", _("Closed")


class Colour(models.TextChoices):
    """The colours a story may have: each readable on both themes (`story.css`)."""

    ACCENT = "", _("The outlet's")
    TEAL = "teal", _("Teal")
    BLUE = "blue", _("Blue")
    VIOLET = "violet", _("Violet")
    PLUM = "plum", _("Plum")
    RUST = "rust", _("Rust")
    OCHRE = "ochre", _("Ochre")
    OLIVE = "olive", _("Olive")
    SLATE = "slate", _("Slate")


class StoriesFolder(Structural, Page):
    """Where an edition's stories lie in the tree; it has no page of its own."""

    parent_page_types = ["khabar_design.Home"]
    max_count_per_parent = 1
    subpage_types = ["khabar_stories.Story"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("folder of stories")
        verbose_name_plural = _("folders of stories")

    def permissions_for_user(self, user: Any) -> FolderRights:
        return FolderRights(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        return None

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        raise Http404


class Story(pages.Composed, pages.QuicklyGuarded, CheckedBeforePublishing, SavedWithItsAnnouncement, Page):
    """What belongs together over weeks and years. Its number of items is in its tally, which no save can undo."""

    summary = models.TextField(_("summary"), max_length=600, blank=True, help_text=_("What it is about, in two lines."))
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown upright, three by four."),
    )
    colour = models.CharField(_("colour"), max_length=8, choices=Colour, default=Colour.ACCENT, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DEVELOPING)
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=100,
        help_text=_("Smaller comes first. Stories of one position come by their newest item."),
    )
    edition = models.CharField(max_length=12, editable=False)

    parent_page_types = ["khabar_stories.StoriesFolder"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []  # the carousel names it on every page
    exclude_fields_in_copy = ["edition"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        MultiFieldPanel(
            [FieldPanel("state"), FieldPanel("position"), FieldPanel("colour")], heading=_("Place in the edition")
        ),
        InlinePanel("cast", heading=_("People"), label=_("Person"), max_num=12),
        InlinePanel("neighbours", heading=_("Related stories"), label=_("Story"), max_num=6),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.FilterField("edition")]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        permissions = [(CODENAME, _("Can tell stories"))]
        indexes = [models.Index("edition", "position", name="khabar_stories_in_order")]

    @property
    def path_on_site(self) -> str:
        """The address without the host, percent-encoded."""
        return story_path(self.edition, self.pk, self.slug)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        return site_url_parts(self.path_on_site) if self.pk else None

    def permissions_for_user(self, user: Any) -> StoryRights:
        return StoryRights(user, self)

    def publishing_problems(self) -> dict[str, str]:
        return super().publishing_problems() | credit_problem("picture", self.picture)

    def save(self, clean: bool = True, *args: Any, **kwargs: Any) -> Any:
        self.title, self.summary = strip_controls(self.title).strip(), strip_controls(self.summary).strip()
        if not self.edition:
            self.edition = (self.locale if self.locale_id else self.get_default_locale()).language_code
        return super().save(clean, *args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Story:
        page: Story = super().with_content_json(content)
        page.edition = self.edition
        return page

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        return super()._get_autogenerated_slug(slugify(self.title or base_slug))


class StoryPerson(Orderable):
    """Somebody a story is about."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="cast")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="stories")

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("person of a story")
        verbose_name_plural = _("people of stories")

    def __str__(self) -> str:
        return str(self.person_id)


class RelatedStory(Orderable):
    """A story to read beside another one."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="neighbours")
    other = models.ForeignKey(Story, verbose_name=_("story"), on_delete=models.CASCADE, related_name="named_by")

    panels = [FieldPanel("other")]

    class Meta(Orderable.Meta):
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")

    def __str__(self) -> str:
        return str(self.other_id)


class Membership(models.Model):
    """That an item belongs to a story. `live_at` is the item's, written by the database alone (see `triggers`)."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="memberships")
    item = models.ForeignKey(NewsPage, on_delete=models.CASCADE, related_name="memberships")
    live_at = models.DateTimeField(null=True, editable=False)
    pinned = models.BooleanField(_("pinned"), default=False)
    key_moment = models.BooleanField(_("key moment"), default=False)

    class Meta:
        verbose_name = _("item of a story")
        verbose_name_plural = _("items of stories")
        constraints = [models.UniqueConstraint(fields=["story", "item"], name="khabar_stories_item_once")]
        indexes = [
            models.Index("story", F("live_at").desc(), F("item").desc(), name="khabar_stories_timeline"),
            models.Index(
                "story",
                F("live_at").desc(),
                name="khabar_stories_marked",
                condition=models.Q(pinned=True) | models.Q(key_moment=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} in {self.story_id}"


class Tally(models.Model):
    """How many published items a story has, and when the newest was published. Written by the database alone."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    item_count = models.IntegerField(default=0, editable=False)
    active_at = models.DateTimeField(default=UNDATED, editable=False)

    class Meta:
        verbose_name = _("tally of a story")
        verbose_name_plural = _("tallies of stories")

    def __str__(self) -> str:
        return f"{self.story_id}: {self.item_count}"


class MergedStory(models.Model):
    """The number of a story that was merged into another: its address redirects there for good."""

    number = models.BigIntegerField(primary_key=True)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="merged")

    class Meta:
        verbose_name = _("merged story")
        verbose_name_plural = _("merged stories")

    def __str__(self) -> str:
        return f"{self.number} → {self.story_id}"
