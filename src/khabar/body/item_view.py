"""What the page of any piece of news shows, whatever its kind: from the page's row to the layout's dataclass."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.body.rendering import render
from khabar.design.addresses import absolute, person_path, section_path, tag_path
from khabar.design.components import ArticleView, Link, Notice, Share
from khabar.design.queries import current_edition
from khabar.design.templatetags.khabar_design import written
from khabar.news.models import NewsPage
from khabar.pictures.renditions import view


def item_view(page: NewsPage, *, reading_minutes: int = 0) -> ArticleView:
    """What the layout shows of an item; `page.body` is its running copy."""
    section = page.section
    lead = page.lead_picture
    return ArticleView(
        headline=page.title,
        body_html=render(page.body, edition=page.edition),  # type: ignore[attr-defined]
        published=None if page.undated or page.live_at is None else page.live_at,
        kicker=page.kicker or (section.title if section else ""),
        kicker_url=section_path(page.edition, section.address) if section else "",
        standfirst=page.standfirst,
        bylines=[
            Link(person_path(page.edition, entry["number"], entry["slug"]) if entry["number"] else "", entry["name"])
            for entry in page.byline
        ],
        place=page.place,
        event_text=event_text(page),
        updated=page.updated_at,
        lead=view(lead, "full", caption=page.lead_caption) if lead else None,
        sources=[
            Link(source["value"].get("url", ""), source["value"]["name"]) for source in page.sources.get_prep_value()
        ],
        tags=[Link(tag_path(page.edition, topic["slug"]), topic["name"]) for topic in page.topics],
        archive_text=archive_text(page),
        reading_minutes=reading_minutes,
        share=Share(url=absolute(page.path_on_site), title=page.title) if page.pk else None,
        number=page.pk or 0,
        notices=notices_of(page),
        urgent=page.urgency == 1,
    )


def notices_of(page: NewsPage) -> list[Notice]:
    """Notes under the text: who made a picture that was not kept."""
    if page.lead_picture or not page.lost_credit:
        return []
    return [
        Notice(
            text=_("The picture of this article was not kept. Its credit: %(credit)s.") % {"credit": page.lost_credit}
        )
    ]


def event_text(page: NewsPage) -> str:
    """The days of the event in the edition's words; the editor's own words where the full date isn't known."""
    if not page.event_start:
        return page.event_text
    edition = current_edition()
    start = written(page.event_start, edition, "date")
    if page.event_end and page.event_end != page.event_start:
        return f"{start} – {written(page.event_end, edition, 'date')}"
    return start


def archive_text(page: NewsPage) -> str:
    """What the notice on an archive item says; empty for an item of our own day."""
    if not page.from_archive:
        return ""
    if not page.first_appeared:
        return _("The date of its first publication is not known.")
    day = written(timezone.localtime(page.first_appeared).date(), current_edition(), "date")
    return _("First published on %(date)s.") % {"date": day}
