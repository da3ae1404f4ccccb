from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.blocks import CharBlock, StructBlock, URLBlock
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from khabar.design import pages
from khabar.design.addresses import edition_prefix, item_path, site_url_parts
from khabar.design.checks import ChecksPanel
from khabar.design.editions import get_edition
from khabar.design.publishing import CheckedBeforePublishing, Warned
from khabar.edge.models import SavedWithItsAnnouncement
from khabar.edge.tags import record
from khabar.news import checks
from khabar.news.forms import NewsPageForm
from khabar.news.queries import NewsQuerySet
from khabar.people.models import Person
from khabar.pictures.credits import credit_problem
from khabar.pictures.licences import usable
from khabar.sections.models import Section
from khabar.text.bidi import strip_controls
from khabar.text.slugs import slugify

UNDATED = datetime(1000, 1, 1, tzinfo=UTC)
"""`live_at` of a published item whose date nobody knows: it sorts last and never counts as new."""

CLEARED_OF_CONTROLS = (
    *("title", "kicker", "short_headline", "standfirst", "lead_caption", "place"),
    *("seo_title", "search_description"),
)

URGENCIES = [
    (1, _("1 – flash")),
    (2, "2"),
    (3, _("3 – high")),
    (4, "4"),
    (5, _("5 – normal")),
    (6, "6"),
    (7, "7"),
    (8, _("8 – low")),
]


class NewsTag(TaggedItemBase):
    content_object = ParentalKey("khabar_news.NewsPage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        indexes = [models.Index("tag", models.F("content_object").desc(), name="khabar_news_newest_tagged")]


class SourceBlock(StructBlock):
    """Who a piece of news comes from: an agency, an outlet, a document."""

    name = CharBlock(max_length=120, label=_("Name"))
    url = URLBlock(required=False, label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Source")


class NewsPage(pages.Composed, pages.QuicklyGuarded, CheckedBeforePublishing, SavedWithItsAnnouncement, Page):
    """What every piece of news has, of whatever kind: all that a card, a feed entry or a list needs.

    The title is the headline. `section`, `edition`, `live_at`, the bylines and `topics` (the tags) are derived and
    never come from a revision: publishing an old draft must not undo a move.
    """

    kicker = models.CharField(_("kicker"), max_length=60, blank=True, help_text=_("A word or two above the headline."))
    short_headline = models.CharField(
        _("short headline"), max_length=80, blank=True, help_text=_("For cards and lists; empty: the headline.")
    )
    standfirst = models.TextField(_("standfirst"), max_length=500, blank=True)
    lead_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_caption = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("Empty: the caption of the picture.")
    )
    lost_credit = models.CharField(
        _("credit of a lost picture"),
        max_length=300,
        blank=True,
        help_text=_("For archive items whose picture was not kept."),
    )
    place = models.CharField(_("place"), max_length=80, blank=True, help_text=_("Dateline: where it happened."))
    event_start = models.DateField(_("date of the event"), null=True, blank=True)
    event_end = models.DateField(_("last day of the event"), null=True, blank=True)
    event_text = models.CharField(
        _("date in words"), max_length=80, blank=True, help_text=_("Where the full date is not known.")
    )
    sources = StreamField([("source", SourceBlock())], blank=True, max_num=12, verbose_name=_("sources"))
    urgency = models.PositiveSmallIntegerField(
        _("urgency"),
        default=5,
        choices=URGENCIES,
        help_text=_("As in IPTC's news formats; 1 is the most urgent."),
    )
    substantive_change = models.BooleanField(
        _("substantive change"),
        default=False,
        help_text=_("Show readers the time of this change. Leave off for spelling and other small corrections."),
    )
    from_archive = models.BooleanField(_("from the archive"), default=False)
    first_appeared = models.DateTimeField(_("first appeared"), null=True, blank=True)
    original_address = models.URLField(_("original address"), max_length=2000, blank=True)
    tags = ClusterTaggableManager(through=NewsTag, blank=True, verbose_name=_("tags"))

    edition = models.CharField(max_length=12, editable=False)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+", editable=False, null=True)
    live_at = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField(null=True, editable=False)
    byline = models.JSONField(default=list, editable=False)
    byline_text = models.CharField(max_length=300, blank=True, editable=False)
    topics = models.JSONField(default=list, editable=False)

    objects = PageManager.from_queryset(NewsQuerySet)()
    base_form_class = NewsPageForm
    parent_page_types = ["khabar_sections.Section"]
    subpage_types: list[str] = []
    is_creatable = False
    # A copy, in another section or for another edition, works these out for itself.
    exclude_fields_in_copy = ["edition", "section", "live_at", "updated_at", "substantive_change"]
    derived_fields = ("edition", "section", "live_at", "updated_at", "byline", "byline_text", "topics")

    headline_panels = [
        ChecksPanel(),
        FieldPanel("kicker"),
        TitleFieldPanel("title", heading=_("Headline"), placeholder=False),
        FieldPanel("short_headline"),
        FieldPanel("standfirst"),
    ]
    lead_panels = [
        InlinePanel("bylines", heading=_("Bylines"), label=_("Byline"), max_num=8),
        MultiFieldPanel([FieldPanel("lead_picture"), FieldPanel("lead_caption")], heading=_("Lead picture")),
    ]
    facts_panels = [
        MultiFieldPanel(
            [FieldPanel("place"), FieldPanel("event_start"), FieldPanel("event_end"), FieldPanel("event_text")],
            heading=_("Dateline"),
            classname="collapsed",
        ),
        FieldPanel("sources"),
        FieldPanel("tags"),
        MultiFieldPanel([FieldPanel("urgency"), FieldPanel("substantive_change")], heading=_("Desk")),
        MultiFieldPanel(
            [
                FieldPanel("from_archive"),
                FieldPanel("first_appeared"),
                FieldPanel("original_address"),
                FieldPanel("lost_credit"),
            ],
            heading=_("Archive"),
            classname="collapsed",
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.FilterField("section"),
        index.FilterField("edition"),
        index.FilterField("live_at"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
        indexes = [
            models.Index("edition", F("live_at").desc(), F("page_ptr").desc(), name="khabar_news_by_edition"),
            models.Index("section", F("live_at").desc(), F("page_ptr").desc(), name="khabar_news_by_section"),
        ]

    @property
    def card_headline(self) -> str:
        return self.short_headline or self.title

    @property
    def undated(self) -> bool:
        return self.live_at == UNDATED

    @property
    def path_on_site(self) -> str:
        """The address without the host, percent-encoded; what shows it is forgotten when item or section change."""
        record(f"item:{self.pk}", f"section:{self.section_id}")
        return item_path(self.edition, self.section.address if self.section else "-", self.pk, self.slug)

    @property
    def short_path(self) -> str:
        return f"{edition_prefix(self.edition)}{self.pk}"

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        return site_url_parts(self.path_on_site) if self.pk else None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page with the place, names and tags that the draft will have."""
        self._derive()
        return super().serve_preview(request, mode_name)

    def publishing_problems(self) -> dict[str, str]:
        problems = super().publishing_problems() | credit_problem("lead_picture", self.lead_picture)
        if self.event_start and self.event_end and self.event_end < self.event_start:
            problems["event_end"] = str(_("The last day is before the first."))
        if self.first_appeared and self.first_appeared > timezone.now():
            problems["first_appeared"] = str(_("This time is still to come."))
        return problems

    @property
    def is_pictured(self) -> bool:
        """Whether readers may see its lead picture; asks the database if that wasn't fetched with it."""
        return usable(self.lead_picture)

    def publishing_warnings(self) -> list[Warned]:
        return [*super().publishing_warnings(), *checks.warnings_of(self)]

    def save(self, clean: bool = True, *args: Any, **kwargs: Any) -> Any:
        for name in CLEARED_OF_CONTROLS:
            setattr(self, name, strip_controls(getattr(self, name)).strip())
        update_fields = kwargs.get("update_fields")
        if update_fields is None or "live" in update_fields:
            self._derive()
            if update_fields is not None:
                kwargs["update_fields"] = [*update_fields, "live_at"]
        return super().save(clean, *args, **kwargs)

    def _derive(self) -> None:
        if self.section_id is None or not self.edition:
            parent = Section.objects.select_related("locale").get(path=self.path[: -self.steplen])
            self.section, self.edition = parent, parent.edition
        self.live_at = self._published_time() if self.live else None
        self.derive_byline()
        self.topics = [{"number": tag.pk, "name": tag.name, "slug": tag.slug} for tag in self.tags.all() if tag.pk]

    def derive_byline(self) -> None:
        """Write down who signed, as cards and articles show it."""
        self.byline = [entry.as_data() for entry in self.bylines.all()]
        comma = get_edition(self.edition).comma
        self.byline_text = comma.join(data["name"] for data in self.byline)[:300]

    def _published_time(self) -> datetime:
        if self.from_archive:
            return self.first_appeared or UNDATED
        return self.first_published_at or timezone.now()

    def _set_core_field_defaults(self) -> None:
        super()._set_core_field_defaults()
        if not self.slug:  # Wagtail makes none of a headline without a letter
            self.slug = self._get_autogenerated_slug("")

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        return super()._get_autogenerated_slug(slugify(self.title or base_slug))

    def with_content_json(self, content: dict[str, Any]) -> NewsPage:
        page: NewsPage = super().with_content_json(content)
        for name in self.derived_fields:
            field = self._meta.get_field(name)
            setattr(page, field.attname, getattr(self, field.attname))
        # Wagtail would take it from the revision, cut to milliseconds: the item would leave its place in every list.
        page.first_published_at = self.first_published_at or page.first_published_at
        return page


class Byline(Orderable):
    """One name above an article: a person with a page, or a name alone."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, blank=True, on_delete=models.SET_NULL, related_name="bylines"
    )
    name = models.CharField(_("name"), max_length=120, blank=True, help_text=_("For somebody who has no page here."))

    panels = [FieldPanel("person"), FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def clean(self) -> None:
        if not self.person_id and not self.name.strip():
            raise ValidationError(_("Choose a person or write a name."))

    def as_data(self) -> dict[str, Any]:
        """`{"name", "number", "slug"}`: what a card and an article show without asking for the person again."""
        if self.person_id and self.person:
            public = self.person.live
            return {
                "name": self.person.title,
                "number": self.person_id if public else None,
                "slug": self.person.slug if public else "",
            }
        return {"name": strip_controls(self.name).strip(), "number": None, "slug": ""}


class FormerAddress(models.Model):
    """An address an item had on another system, of any length; found by its digest."""

    digest = models.CharField(max_length=64, unique=True)
    path = models.TextField()
    page = models.ForeignKey(NewsPage, on_delete=models.CASCADE, related_name="former_addresses")

    def __str__(self) -> str:
        return self.path
