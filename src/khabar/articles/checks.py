"""What an editor should look at in an article's text before it is published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from khabar.body.copy import blocks, linked_numbers, list_items, picture_numbers, plain_text, speaker_numbers
from khabar.design.publishing import Warned
from khabar.news.checks import without_page
from khabar.people.models import Person
from khabar.pictures.licences import licence_text
from khabar.pictures.models import Picture
from khabar.pictures.queries import with_ending_licence
from khabar.text.bidi import has_controls

if TYPE_CHECKING:
    from khabar.articles.models import Article


def warnings_of(article: Article) -> Iterator[Warned]:
    """At most five queries, however long the text is."""
    text = plain_text(article.body)
    if not text:
        yield Warned("body", _("There is no text yet."))
    if has_controls(text):
        yield Warned("body", _("The text holds hidden direction marks, which can show words in the wrong order."))
    yield from _of_pictures(article)
    yield from _of_links(article)
    quoted = [block["value"] for block in blocks(article.body) if block["type"] == "quotation"]
    names = {str(value.get("speaker_name") or "").strip() for value in quoted if not value.get("speaker")}
    yield from without_page("body", names - {""}, article)
    if any(not value.get("speaker") and not value.get("speaker_name") for value in quoted):
        yield Warned("body", _("A quotation doesn’t say who is speaking."))


def _of_pictures(article: Article) -> Iterator[Warned]:
    numbers = picture_numbers(article.body)
    silent = Picture.objects.filter(pk__in=numbers, description="").values_list("title", flat=True) if numbers else []
    if titles := "، ".join(silent):
        yield Warned("body", _("No description for readers who can’t see them: %(titles)s.") % {"titles": titles})
    for picture in with_ending_licence(numbers):
        yield Warned("body", f"{picture.title}: {licence_text(picture)}")


def _of_links(article: Article) -> Iterator[Warned]:
    linked = linked_numbers([text for block in blocks(article.body) for text in _rich_texts(block)])
    alive = set(Page.objects.live().filter(pk__in=linked).values_list("pk", flat=True)) if linked else set()
    if linked - alive:
        yield Warned("body", _("A link leads to a page that isn’t published: readers will see plain words."))
    speakers = speaker_numbers(article.body)
    hidden = Person.objects.filter(pk__in=speakers, live=False).values_list("title", flat=True) if speakers else []
    for name in hidden:
        text = _("The page of %(name)s isn’t published: the name will stand without a link.")
        yield Warned("body", text % {"name": name})


def _rich_texts(block: dict[str, Any]) -> list[str]:
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        return [value]
    if kind == "fact_box":
        return [value.get("text", "")]
    return list_items(value) if kind == "list" else []
