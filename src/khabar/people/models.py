from __future__ import annotations

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from khabar.design import pages
from khabar.design.addresses import person_path, site_url_parts
from khabar.design.checks import ChecksPanel
from khabar.design.publishing import CheckedBeforePublishing
from khabar.design.structure import Structural
from khabar.edge.models import SavedWithItsAnnouncement
from khabar.pictures.credits import credit_problem


class PeopleFolder(Structural, Page):
    """Where an edition's people lie in the tree; it has no page of its own."""

    parent_page_types = ["khabar_design.Home"]
    max_count_per_parent = 1
    subpage_types = ["khabar_people.Person"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("folder of people")
        verbose_name_plural = _("folders of people")

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        return None

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        raise Http404


class Person(pages.Composed, pages.QuicklyGuarded, CheckedBeforePublishing, SavedWithItsAnnouncement, Page):
    """Somebody who signs articles, or is quoted in them. The title is the name."""

    other_name = models.CharField(
        _("name in the other script"),
        max_length=120,
        blank=True,
        help_text=_("Such as the Latin form of an Arabic name."),
    )
    role = models.CharField(_("role"), max_length=160, blank=True)
    biography = models.TextField(_("biography"), max_length=2000, blank=True)
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    staff = models.BooleanField(_("works for the outlet"), default=False)

    parent_page_types = ["khabar_people.PeopleFolder"]
    subpage_types: list[str] = []
    content_panels = [
        ChecksPanel(),
        *Page.content_panels,
        FieldPanel("other_name"),
        FieldPanel("role"),
        FieldPanel("portrait"),
        FieldPanel("biography"),
        FieldPanel("staff"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("other_name"), index.FilterField("staff")]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def publishing_problems(self) -> dict[str, str]:
        return super().publishing_problems() | credit_problem("portrait", self.portrait)

    @property
    def path_on_site(self) -> str:
        """The address without the host, percent-encoded."""
        return person_path(self.locale.language_code, self.pk, self.slug)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        return site_url_parts(self.path_on_site)
