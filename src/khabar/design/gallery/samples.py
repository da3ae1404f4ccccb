"""What the components are filled with in the gallery."""

from __future__ import annotations

from datetime import timedelta

from django.templatetags.static import static
from django.utils import timezone

from khabar.design.components import (
    Card,
    Embed,
    FileView,
    FollowView,
    Footer,
    Link,
    Masthead,
    Person,
    Picture,
    PollOption,
    PollView,
    QuotationView,
    TableView,
)
from khabar.design.gallery.copy import Copy


def picture(copy: Copy, credit: bool = True) -> Picture:
    return Picture(
        src=static("khabar_design/samples/landscape.svg"),
        width=1200,
        height=800,
        alt=copy.caption,
        caption=copy.caption,
        credit=copy.credit if credit else "",
        position="40% 60%",
        tint="#5d8a8c",
    )


def portrait(copy: Copy) -> Picture:
    return Picture(
        src=static("khabar_design/samples/portrait.svg"),
        width=900,
        height=1200,
        alt=copy.name,
        credit=copy.credit,
        position="50% 30%",
        tint="#b9c9c6",
    )


def card(copy: Copy, **fields: object) -> Card:
    given: dict[str, object] = {
        "url": "#card",
        "headline": copy.headline,
        "kicker": copy.kicker,
        "kicker_url": "#kicker",
        "standfirst": copy.standfirst,
        "byline": copy.name,
        "time": timezone.now() - timedelta(minutes=12),
        "picture": picture(copy),
    }
    return Card(**{**given, **fields})  # type: ignore[arg-type]


def cards(copy: Copy, count: int) -> list[Card]:
    return [card(copy, time=timezone.now() - timedelta(minutes=12 + 47 * n), urgent=n == 0) for n in range(count)]


def quotation(copy: Copy, **fields: object) -> QuotationView:
    given: dict[str, object] = {
        "text": copy.statement,
        "speaker": Person(copy.name, "#person", copy.role, portrait(copy)),
        "occasion": copy.occasion,
        "date_text": copy.event,
    }
    return QuotationView(**{**given, **fields})  # type: ignore[arg-type]


def table(copy: Copy) -> TableView:
    return TableView(
        head=["", "2024", "2025", "2026"],
        rows=[[fact, "1,204", "980", "2,411"] for fact in copy.facts],
        caption=copy.fact,
        numeric=[1, 2, 3],
    )


def embed(copy: Copy, with_picture: bool = False) -> Embed:
    return Embed(
        url="https://video.example.org/1",
        src="https://video.example.org/embed/1",
        title=copy.caption,
        provider="video.example.org",
        picture=picture(copy) if with_picture else None,
    )


def file(copy: Copy) -> FileView:
    return FileView(url="#file", title=copy.headline, kind="PDF", size="1.2 MB")


def channels() -> list[Link]:
    names = ("Telegram", "WhatsApp", "YouTube", "X", "Facebook", "Instagram", "TikTok", "Mastodon", "Bluesky")
    return [Link("#channel", name, icon=name.lower()) for name in (*names, "Threads", "LinkedIn", "Podcast")]


def sections(copy: Copy) -> list[Link]:
    return [Link("#section", name, current=name == copy.section) for name in (copy.kicker, copy.section, copy.place)]


def masthead(copy: Copy) -> Masthead:
    return Masthead(
        name=copy.outlet,
        home_url="#home",
        today=timezone.localdate(),
        tagline=copy.tagline,
        sections=sections(copy),
        menu=sections(copy),
        channels=channels()[:4],
    )


def footer(copy: Copy) -> Footer:
    return Footer(
        name=copy.outlet,
        home_url="#home",
        tagline=copy.tagline,
        sections=sections(copy),
        pages=sections(copy),
        follow=follow(),
        note="© 2026",
    )


def follow() -> FollowView:
    return FollowView(channels=channels(), feeds=[Link("#feed", "RSS"), Link("#feed", "JSON Feed")])


def poll(copy: Copy, pictured: bool = False, **fields: object) -> PollView:
    shares = ((copy.facts[0], 61), (copy.mixed, 24), (copy.one_word, 15))
    options = [
        PollOption(value, label, picture(copy) if pictured else None, share, f"{share * 12:,}", leads=share == 61)
        for value, (label, share) in enumerate(shares)
    ]
    given: dict[str, object] = {
        "key": f"poll-{pictured}-{'-'.join(sorted(fields))}",
        "number": 0,
        "question": copy.statement,
        "url": "?poll",
        "action": "#poll",
        "options": options,
        "votable": True,
        "count": "1,204",
        "state": copy.event,
    }
    return PollView(**{**given, **fields})  # type: ignore[arg-type]
