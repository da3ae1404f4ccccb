"""The design's template tags. Dates and digits follow the edition with the outlet's wishes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from django import template
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from khabar.design import assets, icons, themes
from khabar.design.addresses import absolute
from khabar.design.colours import channels, is_hex
from khabar.design.components import Card, CardSize, Link, Picture, Rail
from khabar.design.editions import EDITIONS, Edition
from khabar.design.player import PlayerView
from khabar.design.queries import current_edition
from khabar.text.dates import format_date, format_hijri, format_time
from khabar.text.digits import localize

register = template.Library()

# How wide a card's picture is drawn, for the browser's choice among the files of its srcset.
CARD_SIZES: dict[str, str] = {
    "lead": "(min-width: 1000px) 608px, 100vw",
    "large": "(min-width: 1000px) 608px, 100vw",
    "medium": "(min-width: 1000px) 292px, (min-width: 640px) 45vw, 120px",
    "small": "112px",
    "list": "112px",
}


def edition_of(context: Context) -> Edition:
    """The edition the context processor gave, or (in a fragment, which has no request) the current one."""
    return context.get("edition") or current_edition()


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "menu" %}`: inline SVG."""
    return icons.icon(name)


@register.simple_tag
def preload_fonts(names: Iterable[str]) -> SafeString:
    """`{% preload_fonts edition.fonts.first_view %}`: ask for fonts before the style sheet is read.

    At the very addresses that the style sheet has, or each would be loaded twice.
    """
    addresses = ((static(f"khabar_design/fonts/{name}.woff2"),) for name in names)
    link = '<link rel="preload" as="font" type="font/woff2" crossorigin href="{}">\n'
    return format_html_join("", link, addresses)


@register.inclusion_tag("khabar_design/components/card.html", takes_context=True)
def card(
    context: Context, card: Card, size: CardSize = "medium", heading: int = 3, loading: str = "lazy", sizes: str = ""
) -> dict[str, Any]:
    """`{% card card size="lead" heading=2 %}`: a news item in one of five sizes; `sizes` if its picture is larger."""
    return {
        "card": card,
        "size": size,
        "heading": f"h{heading}",
        "sizes": sizes or CARD_SIZES[size],
        "loading": loading,
        "thumbnail": size in ("small", "list"),
        "edition": edition_of(context),
    }


@register.inclusion_tag("khabar_design/components/picture.html")
def picture(picture: Picture, sizes: str = "100vw", loading: str = "lazy", alt: str | None = None) -> dict[str, Any]:
    """`{% picture picture sizes="100vw" loading="eager" %}`; `alt=""` where a link beside says it all."""
    return {
        "picture": picture,
        "sizes": sizes,
        "eager": loading == "eager",
        "alt": picture.alt if alt is None else alt,
        "classes": " ".join([*focus_classes(picture.position), tint_class(picture.tint)]).strip(),
    }


@register.inclusion_tag("khabar_design/components/rail.html", takes_context=True)
def rail(context: Context, rail: Rail) -> dict[str, Any]:
    """`{% rail rail %}`: a band of a front in one of its layouts."""
    return {"rail": rail, "first": rail.cards[0], "rest": rail.cards[1:], "edition": edition_of(context)}


@register.inclusion_tag("khabar_design/components/player.html", takes_context=True)
def player(context: Context, player: PlayerView) -> dict[str, Any]:
    """`{% player player %}`: video or sound; brings its module."""
    return {"player": player, "edition": edition_of(context)}


@register.simple_tag
def page_module(name: str) -> SafeString:
    """`{% page_module "khabar_live/modules/coverage.js" %}`: a script that only some pages need.

    Written where the component is, be that in running copy or in a fragment. A module that a page names twice is
    fetched and run once: so ES modules are defined.
    """
    return format_html('<script type="module" src="{}"></script>', static(name))


@register.simple_tag
def page_sheet(name: str) -> SafeString:
    """`{% page_sheet "khabar_live/sheets/coverage.css" %}`: a style sheet that only some pages need."""
    return format_html('<link rel="stylesheet" href="{}">', static(name))


def focus_classes(position: str) -> list[str]:
    """`"33% 70%"` as the nearest classes; an empty list for the middle or for what is no position."""
    parts = position.replace("%", "").split()
    try:
        x, y = (min(100, max(0, round(float(part) / 10) * 10)) for part in parts)
    except ValueError:
        return []
    return [] if (x, y) == (50, 50) else [f"focus-x-{x}", f"focus-y-{y}"]


def tint_class(tint: str) -> str:
    """The class of the nearest placeholder colour, empty without a tint."""
    if not is_hex(tint):
        return ""
    levels = assets.TINT_LEVELS
    steps = (min(range(len(levels)), key=lambda n: abs(levels[n] - part)) for part in channels(tint))
    return "tint-" + "".join(map(str, steps))


@register.simple_tag(takes_context=True)
def when(context: Context, moment: datetime | date | None, style: str = "full") -> SafeString | str:
    """A `<time>`: `full` (date and time), `date`, `time`, `day` (weekday and date). Empty for None."""
    if moment is None:
        return ""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    machine = moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, written(moment, edition_of(context), style))


def written(moment: datetime | date, edition: Edition, style: str) -> str:
    """A moment in the words of an edition; see `when` for the styles."""
    clock = format_time(moment, numbering=edition.numbering) if isinstance(moment, datetime) else ""
    if style == "time" and clock:
        return clock
    day = moment.date() if isinstance(moment, datetime) else moment
    text = format_date(
        day,
        language=edition.language,
        months=edition.months,
        numbering=edition.numbering,
        weekday=style == "day",
    )
    return f"{text}{edition.comma}{clock}" if style == "full" and clock else text


@register.simple_tag(takes_context=True)
def hijri(context: Context, day: date) -> SafeString | str:
    """The Hijri date with its calendar named; empty where the edition does without."""
    edition = edition_of(context)
    if not edition.hijri:
        return ""
    return format_hijri(day, language=edition.language, numbering=edition.numbering, adjust=edition.hijri_adjust)


@register.simple_tag(takes_context=True)
def number(context: Context, value: int) -> str:
    """A whole number in the edition's digits."""
    return localize(str(value), edition_of(context).numbering)


@register.filter
def digits(value: object) -> str:
    """`{{ value|digits }}`: the digits of a text in the current edition's set."""
    return localize(str(value), current_edition().numbering)


@register.simple_tag(takes_context=True)
def quoted(context: Context, text: str) -> SafeString:
    """A text between the edition's quotation marks, whatever marks it came with; the marks are set apart."""
    marks = edition_of(context).quotes
    return format_html(
        '<span class="quotation__mark">{}</span>{}<span class="quotation__mark">{}</span>',
        marks.opening,
        text.strip().strip('«»“”"').strip(),
        marks.closing,
    )


@register.simple_tag(takes_context=True)
def edition_links(context: Context) -> list[Link]:
    """The other editions: this page's counterparts where the view gave `alternates`, else front pages."""
    given: Iterable[Link] = context.get("alternates") or ()
    found = {link.lang: link for link in given}
    code = edition_of(context).code
    others = (edition for edition in EDITIONS.values() if edition.code != code)
    return [found.get(other.code) or Link(other.home, other.name, lang=other.language) for other in others]


def accent_of(context: Context) -> str:
    """The outlet's accent as `#rrggbb`, in lower case."""
    accent = getattr(context.get("outlet"), "accent", "")
    return accent.lower() if is_hex(accent) else themes.DEFAULT_ACCENT


@register.simple_tag(takes_context=True)
def stylesheet(context: Context) -> str:
    """Address of the style sheet in the outlet's accent."""
    accent = accent_of(context)
    return reverse("khabar_design:stylesheet", args=[accent[1:], assets.stylesheet(accent).digest])


@register.simple_tag(takes_context=True)
def site_icon(context: Context) -> str:
    """Address of the icon in the outlet's accent."""
    accent = accent_of(context)
    return reverse("khabar_design:icon", args=[accent[1:], assets.icon(accent).digest])


@register.simple_tag
def script() -> str:
    """Address of the script that enhances the page."""
    return reverse("khabar_design:script", args=[assets.script().digest])


@register.simple_tag
def theme_script() -> str:
    """Address of the script that sets the reader's theme before the first paint."""
    return reverse("khabar_design:theme_script", args=[assets.theme_script().digest])


@register.filter
def share_address(share: Any, network: str) -> str:
    """Where a plain link sends a reader who shares on `network`: x, facebook, telegram, whatsapp, mail."""
    url, title = quote(share.url, safe=""), quote(share.title, safe="")
    return {
        "x": f"https://x.com/intent/post?text={title}&url={url}",
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={url}",
        "telegram": f"https://t.me/share/url?url={url}&text={title}",
        "whatsapp": f"https://wa.me/?text={title}%20{url}",
        "mail": f"mailto:?subject={title}&body={url}",
    }[network]


@register.simple_tag(takes_context=True)
def alternate_addresses(context: Context) -> list[Link]:
    """The page's addresses in every edition, itself included, for `hreflang`; empty without counterparts."""
    given = list(context.get("alternates") or ())
    if not given:
        return []
    own = edition_of(context)
    links = [Link(context["canonical"], own.name, lang=own.language)]
    return links + [Link(absolute(link.url), link.label, lang=link.lang) for link in given]


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Linked data in a script element that no browser runs; `<`, `>` and `&` can't end it."""
    text = json.dumps(data, ensure_ascii=False).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


_JSON_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
