"""What an entry may hold: a small part of the vocabulary of running copy, under the same names."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock, StreamBlock

from khabar.body.blocks import INLINE, EmbedBlock, PictureBlock, QuotationBlock, VideoBlock


class EntryBlock(StreamBlock):
    paragraph = RichTextBlock(features=INLINE, label=_("Paragraph"), icon="pilcrow")
    quotation = QuotationBlock()
    picture = PictureBlock()
    video = VideoBlock()
    embed = EmbedBlock()

    class Meta:
        max_num = 60
