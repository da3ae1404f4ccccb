from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, URLBlock
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from khabar.design import pages
from khabar.design.addresses import edition_prefix, site_url_parts
from khabar.design.colours import contrast, is_hex
from khabar.design.logos import check_logo
from khabar.design.structure import Structural
from khabar.edge.models import SavedWithItsAnnouncement

NETWORKS = [
    ("website", _("Website")),
    ("telegram", "Telegram"),
    ("whatsapp", "WhatsApp"),
    ("youtube", "YouTube"),
    ("x", "X"),
    ("facebook", "Facebook"),
    ("instagram", "Instagram"),
    ("tiktok", "TikTok"),
    ("mastodon", "Mastodon"),
    ("bluesky", "Bluesky"),
    ("threads", "Threads"),
    ("linkedin", "LinkedIn"),
    ("podcast", _("Podcast")),
    ("newsletter", _("Newsletter")),
    ("app", _("App")),
    ("other", _("Other")),
]


class ChannelBlock(StructBlock):
    """A place outside the site where readers can follow the outlet."""

    network = ChoiceBlock(choices=NETWORKS, label=_("Network"), default="website")
    name = CharBlock(max_length=60, label=_("Name"), help_text=_("As readers see it."))
    url = URLBlock(label=_("Address"))

    class Meta:
        icon = "link-external"
        label = _("Channel")


def validate_accent(value: str) -> None:
    """Refuse what is no `#rrggbb` colour, or too pale to be read on paper (WCAG 2.2, 1.4.3: 4.5 to 1)."""
    if not is_hex(value):
        raise ValidationError(_("Write the colour as #rrggbb."))
    if contrast(value, "#ffffff") < 4.5:
        raise ValidationError(_("This colour is too pale to be read on white paper."))


class Outlet(SavedWithItsAnnouncement, models.Model):
    """The outlet as one edition shows it: name, logo, colour, contacts, channels. One row an edition."""

    locale = models.OneToOneField(Locale, on_delete=models.CASCADE, verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=60)
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    description = models.TextField(
        _("description"), max_length=300, blank=True, help_text=_("For search engines and feeds; one or two sentences.")
    )
    logo = models.ImageField(
        _("logo"),
        upload_to="outlet",
        blank=True,
        width_field="logo_width",
        height_field="logo_height",
        validators=[check_logo],
        help_text=_("PNG or WebP, at most 500 KB. The name is shown where there is no logo."),
    )
    logo_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    logo_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    accent = models.CharField(
        _("accent colour"), max_length=7, default="#0f5c63", validators=[validate_accent], help_text="#0f5c63"
    )
    typeface = models.CharField(
        _("typeface of headlines"),
        max_length=8,
        blank=True,
        choices=[("sans", _("Modern: without serifs")), ("serif", _("Classic: Naskh in Arabic, with serifs in Latin"))],
        help_text=_("Empty: as usual for the edition."),
    )
    front = models.CharField(
        _("layout of fronts"),
        max_length=12,
        default="columns",
        choices=[
            ("columns", _("Three columns: the lead, two more, headlines")),
            ("picture", _("Picture first: the lead over the whole width")),
            ("headlines", _("Headlines first: the lead in the middle, its picture below")),
        ],
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    postal_address = models.TextField(_("postal address"), max_length=300, blank=True)
    channels = StreamField(
        [("channel", ChannelBlock())], blank=True, max_num=24, verbose_name=_("channels"), collapsed=True
    )
    numbering = models.CharField(
        _("digits"),
        max_length=8,
        blank=True,
        choices=[("latn", "0123456789"), ("arab", "٠١٢٣٤٥٦٧٨٩"), ("arabext", "۰۱۲۳۴۵۶۷۸۹")],
        help_text=_("Empty: as usual for the edition."),
    )
    months = models.CharField(
        _("month names"),
        max_length=8,
        blank=True,
        choices=[("gulf", "يناير، فبراير"), ("levant", "كانون الثاني، شباط"), ("maghreb", "جانفي، فيفري")],
        help_text=_("Empty: as usual for the edition. Arabic editions only."),
    )
    hijri = models.BooleanField(_("show the Hijri date"), default=True)
    hijri_adjust = models.SmallIntegerField(
        _("Hijri adjustment"), default=0, choices=[(-1, "−1"), (0, "0"), (1, "+1")], help_text=_("In days.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("tagline"),
        FieldPanel("description"),
        MultiFieldPanel([FieldPanel(name) for name in ("logo", "accent", "typeface", "front")], heading=_("Looks")),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("postal_address")], heading=_("Contacts")
        ),
        FieldPanel("channels"),
        MultiFieldPanel(
            [FieldPanel("numbering"), FieldPanel("months"), FieldPanel("hijri"), FieldPanel("hijri_adjust")],
            heading=_("Digits and dates"),
        ),
    ]

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlet")
        permissions = [("shape_editions", _("Can shape editions: sections, standing pages, folders"))]

    def __str__(self) -> str:
        return self.name


class Home(Structural, pages.Composed, pages.QuicklyGuarded, SavedWithItsAnnouncement, Page):
    """The root of an edition: its sections, people and standing pages hang below it."""

    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        return site_url_parts(edition_prefix(self.locale.language_code))
