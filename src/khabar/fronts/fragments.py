"""The chrome that every page shares: masthead, footer, latest."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from khabar.channels.addresses import channels_path
from khabar.design.addresses import edition_prefix
from khabar.design.components import Footer, Link, Masthead
from khabar.design.components import Picture as PictureView
from khabar.design.models import Outlet
from khabar.design.queries import current_edition, current_outlet
from khabar.edge import tags
from khabar.edge.fragments import FragmentContext
from khabar.follow.queries import channel_links, follow_view
from khabar.fronts.composers import follow_path, latest_path
from khabar.fronts.queries import Chrome, chrome_of, latest_items
from khabar.news.cards import cards
from khabar.videos.addresses import videos_path

LATEST = 6


def masthead(context: FragmentContext) -> SafeString:
    """The head of the page; the argument is the number of the section the page is in."""
    outlet, edition = current_outlet(), context.language
    chrome = chrome_of(edition)
    latest, follow = Link(latest_path(edition), _("Latest")), Link(follow_path(edition), _("Follow us"))
    current = int(context.arg) if context.arg.isdigit() else None
    context.tag("outlet", f"sections:{edition}")
    tags.holds_today()
    shown = Masthead(
        name=outlet.name,
        home_url=edition_prefix(edition),
        today=timezone.localdate(),
        tagline=outlet.tagline,
        logo=_logo(outlet),
        sections=[entry.link(edition, current) for entry in chrome.sections if entry.prominent],
        menu=[entry.link(edition, current) for entry in chrome.sections if entry.top],
        pages=[latest, *_media(context, chrome), follow],
        channels=channel_links(outlet),
    )
    return _render("masthead", masthead=shown)


def footer(context: FragmentContext) -> SafeString:
    """The foot of the page: sections, standing pages, where to follow us."""
    outlet, edition = current_outlet(), context.language
    context.tag("outlet", f"sections:{edition}", f"standing:{edition}")
    tags.holds_today()
    chrome = chrome_of(edition)
    shown = Footer(
        name=outlet.name,
        home_url=edition_prefix(edition),
        tagline=outlet.tagline,
        sections=[entry.link(edition) for entry in chrome.sections],
        pages=[entry.link(edition) for entry in chrome.pages if entry.prominent]
        + [*_media(context, chrome), Link(follow_path(edition), _("Follow us"))],
        follow=follow_view(outlet, edition),
        note=f"© {timezone.localdate().year} {outlet.name}",
    )
    return _render("footer", footer=shown)


def latest(context: FragmentContext) -> SafeString:
    """The newest headlines of the edition, for the side column."""
    context.tag(f"latest:{context.language}")
    items = latest_items(context.language, LATEST)
    return _render(
        "timeline", cards=cards(items, "square"), title=_("Latest"), url=latest_path(context.language), variant="side"
    )


def ticker(context: FragmentContext) -> SafeString:
    """The newest headlines in one line, for fronts."""
    context.tag(f"latest:{context.language}")
    return _render("ticker", cards=cards(latest_items(context.language, LATEST)))


def _media(context: FragmentContext, chrome: Chrome) -> list[Link]:
    """The ways to the edition's videos and live channels, where it has any."""
    edition = context.language
    context.tag(f"videos:{edition}", f"channel-list:{edition}")
    links = [Link(videos_path(edition), _("Videos"))] if chrome.videos else []
    return links + ([Link(channels_path(edition), _("Live channels"))] if chrome.channels else [])


def _render(name: str, **context: object) -> SafeString:
    return render_to_string(
        f"khabar_design/components/{name}.html",
        {"edition": current_edition(), "outlet": current_outlet(), **context},
    )


def _logo(outlet: Outlet) -> PictureView | None:
    if not outlet.logo:
        return None
    return PictureView(
        src=outlet.logo.url, width=outlet.logo_width or 0, height=outlet.logo_height or 0, alt=outlet.name
    )
