from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khabar.body.item_view import item_view
from khabar.design import pages
from khabar.design.addresses import absolute, feed_path
from khabar.design.components import Link, ListingView
from khabar.design.editions import EDITIONS
from khabar.design.queries import current_edition, current_outlet
from khabar.edge import tags
from khabar.news.counterparts import alternates_of
from khabar.news.cursors import BadCursor, Cursor
from khabar.news.linked_data import breadcrumbs
from khabar.pictures.renditions import share_picture
from khabar.text.digits import localize
from khabar.text.webvtt import Cue, read, short_clock, transcript
from khabar.videos.addresses import videos_path
from khabar.videos.cards import frame_of, player_of, video_cards
from khabar.videos.linked_data import video_object
from khabar.videos.models import Video
from khabar.videos.queries import more_than, short_videos, slice_of_videos, video_numbered

PAGE_SIZE = 24


def video(request: HttpRequest, page: Video) -> HttpResponse:
    """A video's page, also as a preview of what is not saved yet."""
    tags.record(f"section:{page.section_id}", f"videos:{page.edition}")
    # The player shows the lead picture; the layout would show it once more.
    shown = replace(item_view(page), lead=None)
    player, said, outlet = player_of(page), transcript_of(page), current_outlet()
    words = " ".join(cue.text for cue in said)
    return TemplateResponse(
        request,
        "khabar_videos/video.html",
        {
            "article": shown,
            "page": page,
            "player": player,
            "still": None if player else frame_of(page.recording),
            "chapters": [(second, _clock(second), title) for second, title in page.marks],
            "transcript": [(int(cue.start), _clock(cue.start), cue) for cue in said],
            "more": video_cards(more_than(page) if page.pk else []),
            "canonical": absolute(page.path_on_site),
            "alternates": alternates_of(page),
            "current_section": page.section_id or "",
            "linked_data": [video_object(page, shown, outlet, words), breadcrumbs(page, outlet)],
            "share_picture": share_picture(page.lead_picture),
            "feed": feed_path(page.edition, "sections", page.section.address) if page.section else "",
        },
    )


def _clock(seconds: float) -> str:
    return localize(short_clock(seconds), current_edition().numbering)


def transcript_of(page: Video) -> list[Cue]:
    """What is said, as paragraphs: in the edition's language, else in the first that there is."""
    found = list(page.captions.all())
    own = [captions for captions in found if captions.language == page.edition]
    return transcript(read((own or found)[0].text)) if found else []


@pages.open_as_home
def front(request: HttpRequest) -> HttpResponse:
    """An edition's videos, newest first, with the short ones in a strip of their own. Two queries."""
    edition = get_language() or settings.LANGUAGE_CODE
    try:
        cursor = Cursor.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error
    tags.record(f"videos:{edition}")
    found, path, outlet = slice_of_videos(edition, cursor, PAGE_SIZE), videos_path(edition), current_outlet()
    listing = ListingView(
        title=_("Videos"),
        cards=video_cards(found.items),  # type: ignore[arg-type]
        next_url=f"{path}?after={found.next}" if found.next else "",
        first_url=path if cursor else "",
    )
    others = [code for code in settings.EDITIONS if code in EDITIONS and code != edition]
    return TemplateResponse(
        request,
        "khabar_videos/front.html",
        {
            "listing": listing,
            "shorts": [] if cursor else video_cards(short_videos(edition)),
            "canonical": absolute(f"{path}?after={cursor}" if cursor else path),
            "description": outlet.description or outlet.tagline,
            "alternates": [Link(videos_path(code), EDITIONS[code].name, lang=code) for code in others],
        },
    )


@require_safe
def captions(request: HttpRequest, number: str, language: str) -> HttpResponse:
    """The captions of a published video, to whom the video's page is open."""
    found = video_numbered(int(number))
    if found is None or found.edition != (get_language() or settings.LANGUAGE_CODE):
        raise Http404
    tags.record(f"item:{found.pk}")

    def compose(request: HttpRequest, page: Any) -> HttpResponse:
        text = next((one.text for one in page.captions.all() if one.language == language), None)
        if text is None:
            raise Http404
        return HttpResponse(text, content_type="text/vtt; charset=utf-8")

    return pages.guarded(found, request, compose)
