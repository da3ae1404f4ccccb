from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from khabar.design import pages
from khabar.design.addresses import RESERVED, section_path, site_url_parts
from khabar.design.language_forms import PageFormInItsLanguage
from khabar.design.structure import Structural
from khabar.edge.models import SavedWithItsAnnouncement
from khabar.text.slugs import slugify

TOP_DEPTH = 3
"""Depth in the tree below root and home."""


class Section(Structural, pages.Composed, pages.QuicklyGuarded, SavedWithItsAnnouncement, Page):
    """A section of an edition, such as Politics. Items lie below it in the tree.

    Its public `address` is a field, not its place in the tree: renaming a section costs one row.
    """

    # Without a name of its own the reverse of this link would be `section`, which items need for their column.
    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="as_section"
    )
    address = models.CharField(
        _("address"),
        max_length=80,
        blank=True,
        help_text=_("First part of the addresses of its items. Empty: made from the name."),
    )
    edition = models.CharField(max_length=12, editable=False)
    description = models.TextField(_("description"), max_length=300, blank=True)
    important = models.BooleanField(_("important"), default=True, help_text=_("Shown in the bar and on the home page."))
    position = models.PositiveSmallIntegerField(_("position"), default=100, help_text=_("Smaller comes first."))

    base_form_class = PageFormInItsLanguage
    parent_page_types = ["khabar_design.Home", "khabar_sections.Section"]
    exclude_fields_in_copy = ["edition", "address"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("important"), FieldPanel("position")], heading=_("Place in the edition")
        ),
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            models.UniqueConstraint(fields=["edition", "address"], name="khabar_section_address_once_an_edition")
        ]

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        """Sections nest one level at most."""
        return bool(super().can_exist_under(parent)) and parent.depth <= TOP_DEPTH

    def can_move_to(self, parent: Page) -> bool:
        nests = parent.depth == TOP_DEPTH and Section.objects.child_of(self).exists()
        return bool(super().can_move_to(parent)) and not nests

    def save(self, *args: object, **kwargs: object) -> None:
        self._settle()
        super().save(*args, **kwargs)

    def _settle(self) -> None:
        self.address = slugify(self.address or self.title)
        if not self.edition:
            self.edition = (self.locale if self.locale_id else self.get_default_locale()).language_code

    def clean(self) -> None:
        super().clean()
        self._settle()
        problem = self._address_problem()
        if problem:
            raise ValidationError({"address": problem})

    def _address_problem(self) -> str:
        if self.address in RESERVED:
            return _("“%(address)s” is used by the site itself.") % {"address": self.address}
        if self.address.isdigit():
            return _("An address of digits only is an item's short address.")
        if Section.objects.filter(edition=self.edition, address=self.address).exclude(pk=self.pk).exists():
            return _("Another section has this address.")
        others = Page.objects.not_type(Section).filter(depth=TOP_DEPTH, locale=self.locale_id, slug=self.address)
        return _("Another page has this address.") if others.exists() else ""

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        return site_url_parts(section_path(self.edition, self.address))


class SectionAddress(models.Model):
    """An address a section had before; it redirects to the section for good."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="former_addresses")
    edition = models.CharField(max_length=12)
    address = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "address"], name="khabar_former_address_once_an_edition")
        ]

    def __str__(self) -> str:
        return self.address
