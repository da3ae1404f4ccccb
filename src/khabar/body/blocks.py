"""Every block a text may hold. Names of blocks are kept in the database: renaming one needs a data migration."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    DateBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from khabar.news import kinds

INLINE = ["bold", "italic", "link", "document-link", "superscript", "subscript"]


class QuotationBlock(StructBlock):
    """Somebody's words, with who said them, where and when. A speaker's page gathers them."""

    text = TextBlock(label=_("Words"), help_text=_("Without quotation marks; they are set by the edition."))
    speaker = PageChooserBlock(page_type="khabar_people.Person", required=False, label=_("Speaker"))
    speaker_name = CharBlock(
        required=False, max_length=120, label=_("Name"), help_text=_("For somebody without a page.")
    )
    role = CharBlock(required=False, max_length=160, label=_("Role"), help_text=_("At that time."))
    occasion = CharBlock(required=False, max_length=160, label=_("Occasion"))
    said_on = DateBlock(required=False, label=_("Date"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class PictureBlock(StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    caption = CharBlock(required=False, max_length=500, label=_("Caption"), help_text=_("Empty: the picture's own."))

    class Meta:
        icon = "image"
        label = _("Picture")


class GalleryBlock(StructBlock):
    title = CharBlock(required=False, max_length=120, label=_("Title"))
    pictures = ListBlock(PictureBlock(), min_num=2, max_num=60, label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")


class EmbedBlock(StructBlock):
    """Something from another site. Nothing is loaded from there until the reader asks for it."""

    url = URLBlock(label=_("Address"))
    title = CharBlock(max_length=160, label=_("Title"), help_text=_("What a reader will see after the click."))

    class Meta:
        icon = "media"
        label = _("Embed")


class VideoChooserBlock(PageChooserBlock):
    """Chooses a video of ours. Its model belongs to an app above, which `news.kinds` knows by name."""

    @cached_property
    def target_models(self) -> list[type[Model]]:
        return [kinds.model_of("video")]

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As a chooser of any page: a migration of an app below names nothing of one above."""
        args, kwargs = self._constructor_args
        return "wagtail.blocks.PageChooserBlock", args, kwargs


class VideoBlock(StructBlock):
    video = VideoChooserBlock(label=_("Video"))

    class Meta:
        icon = "media"
        label = _("Video of ours")


class TableBlock(StructBlock):
    caption = CharBlock(required=False, max_length=200, label=_("Caption"))
    table = TypedTableBlock([("text", CharBlock(required=False))], label=_("Table"))
    first_column_is_header = BooleanBlock(required=False, label=_("First column holds headings"))

    class Meta:
        icon = "table"
        label = _("Table")


class FactBoxBlock(StructBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    text = RichTextBlock(features=[*INLINE, "ul", "ol"], label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Fact box")


class ListsBlock(StructBlock):
    numbered = BooleanBlock(required=False, label=_("Numbered"))
    items = ListBlock(RichTextBlock(features=INLINE), min_num=1, max_num=60, label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("List")


class FileBlock(StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = CharBlock(required=False, max_length=160, label=_("Title"))

    class Meta:
        icon = "doc-full"
        label = _("File")


class BodyBlock(StreamBlock):
    """The running copy of an article."""

    paragraph = RichTextBlock(features=INLINE, label=_("Paragraph"), icon="pilcrow")
    subheading = CharBlock(max_length=160, label=_("Subheading"), icon="title")
    quotation = QuotationBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    embed = EmbedBlock()
    table = TableBlock()
    fact_box = FactBoxBlock()
    list = ListsBlock()
    file = FileBlock()
    poll = SnippetChooserBlock("khabar_polls.Poll", label=_("Poll"), icon="list-ul")

    class Meta:
        max_num = 2000
