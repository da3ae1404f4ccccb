from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from khabar.design import pages
from khabar.design.addresses import RESERVED, section_path, site_url_parts
from khabar.text.slugs import slugify


class Section(pages.Composed, pages.QuicklyGuarded, Page):
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

    parent_page_types = ["khabar_design.Home", "khabar_sections.Section"]
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

    def save(self, *args: object, **kwargs: object) -> None:
        self.address = slugify(self.address or self.title)
        if not self.edition:
            self.edition = (self.locale if self.locale_id else self.get_default_locale()).language_code
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        address = slugify(self.address or self.title)
        if address in RESERVED:
            raise ValidationError({"address": _("“%(address)s” is used by the site itself.") % {"address": address}})
        if address.isdigit():
            raise ValidationError({"address": _("An address of digits only is an item's short address.")})
        twins = Section.objects.filter(edition=self.edition, address=address).exclude(pk=self.pk)
        if twins.exists():
            raise ValidationError({"address": _("Another section has this address.")})

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
