from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, WagtailImageFieldFile

from khabar.edge.models import SavedWithItsAnnouncement
from khabar.pictures.bare import BareFilter
from khabar.pictures.metadata import is_turned, mean_colour, read_metadata
from khabar.pictures.refusals import check_file
from khabar.text.bidi import strip_controls
from khabar.text.folding import fold


class UprightFile(WagtailImageFieldFile):
    """A picture's file, with the width and height it is shown with."""

    def get_image_dimensions(self) -> tuple[int, int]:
        if not self._committed:
            check_file(self.file)  # a new file is looked at from outside before anything opens it
        width, height = super().get_image_dimensions()
        was_closed = self.closed
        turned = is_turned(self.open())
        if was_closed:
            self.close()
        return (height, width) if turned else (width, height)


class Picture(SavedWithItsAnnouncement, AbstractImage):
    """A picture with what an outlet must know of it: who made it, for whom, and under what terms.

    `description` (Wagtail's own field) is the text for those who can't see it.
    """

    caption = models.TextField(_("caption"), max_length=1000, blank=True)
    photographer = models.CharField(_("photographer"), max_length=200, blank=True)
    agency = models.CharField(_("agency"), max_length=200, blank=True)
    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Who handed the picture on; not part of the credit.")
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=500, blank=True)
    instructions = models.TextField(_("instructions"), max_length=2000, blank=True)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    usable_until = models.DateTimeField(
        _("licence ends"),
        null=True,
        blank=True,
        help_text=_("From this second on readers no longer see the picture anywhere. Empty: no end."),
    )
    licence_over = models.BooleanField(default=False, editable=False)
    """That every cache has been told of the licence's end."""
    tint = models.CharField(max_length=7, blank=True, editable=False)
    avif_ready = models.BooleanField(default=False, editable=False)
    words = models.TextField(blank=True, editable=False)
    """What the picture is searched by, folded; `credit_words` is the part of it that says who made it."""
    credit_words = models.TextField(blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "photographer",
        "agency",
        "source",
        "caption",
        "description",
        "copyright_notice",
        "instructions",
        "taken_at",
        "place",
        "usable_until",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", _("Can choose picture"))]
        indexes = [
            models.Index(
                "usable_until",
                condition=models.Q(licence_over=False, usable_until__isnull=False),
                name="khabar_pictures_to_end",
            ),
        ]

    @property
    def credit(self) -> str:
        """`Photographer / Agency`, whichever is known; empty for a picture that may not be published."""
        return " / ".join(part.strip() for part in (self.photographer, self.agency) if part.strip())

    def clean(self) -> None:
        super().clean()
        stored = Picture.objects.filter(pk=self.pk).first() if self.pk else None
        if stored and stored.credit and not self.credit:
            raise ValidationError({"photographer": _("This picture may be published already: it keeps a credit.")})

    def save(self, *args: object, **kwargs: object) -> None:
        if self.file and not self.file._committed:  # a file that comes with this save, the first one or another
            check_file(self.file)
            self._set_image_file_metadata()
            self._take_over_metadata()
            self.tint, self.avif_ready = mean_colour(self.file), False
        for name in ("caption", "photographer", "agency", "source", "description"):
            setattr(self, name, strip_controls(getattr(self, name)).strip())
        self.fold_words()
        self.licence_over = self.usable_until is not None and self.usable_until <= timezone.now()
        super().save(*args, **kwargs)

    def fold_words(self) -> None:
        """Write down what the picture is searched by: title, caption, credit, place and day."""
        day = timezone.localdate(self.taken_at).isoformat() if self.taken_at else ""
        self.credit_words = fold(" ".join((self.photographer, self.agency, self.source)))
        texts = (self.title, self.caption, self.description, self.place, day)
        self.words = f"{fold(' '.join(texts))} {self.credit_words}"

    def generate_rendition_file(self, filter: Filter, **kwargs: Any) -> File:  # noqa: A002 Wagtail's name
        return super().generate_rendition_file(BareFilter(filter.spec), **kwargs)

    def _take_over_metadata(self) -> None:
        """Fill empty fields from IPTC and XMP; what the uploader typed wins."""
        for name, value in read_metadata(self.file).items():
            if not getattr(self, name):
                setattr(self, name, value)


Picture._meta.get_field("file").attr_class = UprightFile


class Rendition(AbstractRendition):
    """A picture in one size, one crop and one format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
