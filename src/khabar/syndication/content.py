"""The text of many items as plain HTML for feed readers: a handful of queries for all of them together.

Feed readers drop the site's style and script, so this is not the HTML of the page: no buttons, no `srcset`,
every address absolute, every block something that reads well bare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any
from urllib.parse import urljoin

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext
from wagtail.documents import get_document_model
from wagtail.rich_text import expand_db_html

from khabar.articles.models import Article
from khabar.body import copy
from khabar.body.embeds import embed_view
from khabar.body.links import knowing, news_paths
from khabar.body.rendering import quotation_view
from khabar.design.addresses import absolute
from khabar.design.editions import Edition, get_edition
from khabar.edge import tags
from khabar.news.models import NewsPage
from khabar.people.models import Person
from khabar.people.queries import speakers
from khabar.pictures.models import Picture
from khabar.polls.models import Poll
from khabar.syndication.images import Image, image_of

Block = dict[str, Any]

# No text can hold the seam, as nobody knows it.
_SEAM = f"<!--{token_hex(8)}-->"


@dataclass(frozen=True)
class Used:
    """What the texts point at, fetched at once. `rich` maps each rich text to its HTML."""

    edition: Edition
    pictures: dict[int, Picture]
    people: dict[int, Person]
    documents: dict[int, Any]
    polls: dict[int, Poll]
    videos: dict[int, NewsPage]
    rich: dict[str, SafeString]


def contents(items: Sequence[NewsPage], edition: str) -> dict[int, str]:
    """The HTML of each item by its number: lead picture, text, sources."""
    texts = {item.pk: copy.blocks(item.body) if isinstance(item, Article) else [] for item in items}
    used = _gather([block for blocks in texts.values() for block in blocks], get_edition(edition))
    return {item.pk: _CLEANER.clean(_content(item, texts[item.pk], used)) for item in items}


def _content(item: NewsPage, blocks: Iterable[Block], used: Used) -> str:
    parts = [_figure(image_of(item.lead_picture, item.lead_caption))]
    parts += [_BLOCKS[block["type"]](block["value"], used) for block in blocks]
    parts.append(_sources([source["value"] for source in item.sources.get_prep_value()], used))
    return format_html(
        '<div lang="{}" dir="{}">{}</div>',
        used.edition.language,
        used.edition.direction,
        _joined(filter(None, parts)),
    )


def _gather(blocks: Sequence[Block], edition: Edition) -> Used:
    pictures = {entry["picture"] for block in blocks for entry in copy.pictures_of(block) if entry.get("picture")}
    quoted = {b["value"]["speaker"] for b in blocks if b["type"] == "quotation" and b["value"].get("speaker")}
    documents = {b["value"]["document"] for b in blocks if b["type"] == "file" and b["value"].get("document")}
    polls = {block["value"] for block in blocks if block["type"] == "poll" and block["value"]}
    sources = [source for block in blocks for source in _rich_texts(block)]
    linked = copy.linked_numbers(sources)
    tags.record(*(f"picture:{number}" for number in pictures), *(f"person:{number}" for number in quoted))
    videos = {b["value"]["video"] for b in blocks if b["type"] == "video" and b["value"].get("video")}
    tags.record(*(f"poll:{number}" for number in polls), *(f"item:{number}" for number in videos))
    tags.record(*(f"item:{number}" for number in linked), *(f"document:{number}" for number in documents))
    paths = news_paths(linked)
    people = speakers(quoted | (linked - paths.keys()))  # links lead to items or, next often, to people
    of_people = {number: people[number].path_on_site for number in linked & people.keys() if people[number].live}
    with knowing(paths | of_people):
        rich = _expand(sources)
    return Used(
        edition=edition,
        pictures=Picture.objects.in_bulk(pictures) if pictures else {},
        people=people,
        documents=get_document_model().objects.in_bulk(documents) if documents else {},
        polls=Poll.objects.begun().in_bulk(polls) if polls else {},
        videos=NewsPage.objects.published().for_links().in_bulk(videos) if videos else {},
        rich=rich,
    )


def _rich_texts(block: Block) -> list[str]:
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        return [value]
    if kind == "fact_box":
        return [value.get("text", "")]
    return copy.list_items(value) if kind == "list" else []


def _expand(sources: list[str]) -> dict[str, SafeString]:
    """Rich texts are expanded in one go, so that their links cost the queries of one text."""
    expanded = expand_db_html(_SEAM.join(sources)).split(_SEAM) if sources else []
    return {source: mark_safe(html) for source, html in zip(sources, expanded, strict=True)}  # noqa: S308


def _joined(parts: Iterable[object], comma: str = "\n") -> SafeString:
    return format_html_join(comma, "{}", ((part,) for part in parts))


def _paragraph(value: str, used: Used) -> str:
    html = used.rich[value]
    return html if html.startswith("<p") else format_html("<p>{}</p>", html)


def _subheading(value: str, used: Used) -> str:
    return format_html("<h2>{}</h2>", value)


def _quotation(value: Block, used: Used) -> str:
    quotes, said = used.edition.quotes, quotation_view(value, used.people, used.edition.code)
    speaker = said.speaker
    name = format_html("<cite>{}</cite>", speaker.name) if speaker else ""
    if speaker and speaker.url:
        name = _link(speaker.url, name)
    by = [part for part in (name, speaker.role if speaker else "", said.occasion, said.date_text) if part]
    return format_html(
        "<blockquote><p>{}{}{}</p>{}</blockquote>",
        quotes.opening,
        said.text,
        quotes.closing,
        format_html("<p>{}</p>", _joined(by, used.edition.comma)) if by else "",
    )


def _figure(image: Image | None) -> str:
    if image is None:
        return ""
    words = " ".join(part for part in (image.caption, f"({image.credit})" if image.credit else "") if part)
    return format_html(
        '<figure><img src="{}" alt="{}" width="{}" height="{}">{}</figure>',
        image.url,
        image.alt,
        image.width,
        image.height,
        format_html("<figcaption>{}</figcaption>", words) if words else "",
    )


def _pictures(block: Block, used: Used) -> str:
    shown = [
        image_of(used.pictures[entry["picture"]], entry.get("caption", ""))
        for entry in copy.pictures_of(block)
        if entry.get("picture") in used.pictures
    ]
    return _joined(filter(None, map(_figure, shown)))


def _picture(value: Block, used: Used) -> str:
    return _pictures({"type": "picture", "value": value}, used)


def _gallery(value: Block, used: Used) -> str:
    title = format_html("<h3>{}</h3>", value["title"]) if value.get("title") else ""
    return _joined(filter(None, (title, _pictures({"type": "gallery", "value": value}, used))))


def _embed(value: Block, used: Used) -> str:
    embed = embed_view(value.get("url", ""), value.get("title", ""))
    return format_html("<p>{} ({})</p>", _link(embed.url, embed.title or embed.url), embed.provider)


def _table(value: Block, used: Used) -> str:
    table = value.get("table") or {}
    head = [column.get("heading", "") for column in table.get("columns", [])]
    rows = [row.get("values", []) for row in table.get("rows", [])]
    return format_html(
        "<table>{}{}<tbody>{}</tbody></table>",
        format_html("<caption>{}</caption>", value["caption"]) if value.get("caption") else "",
        format_html("<thead>{}</thead>", _row("th", head)) if any(head) else "",
        _joined(_row("td", row) for row in rows),
    )


def _row(tag: str, cells: Iterable[object]) -> str:
    return format_html("<tr>{}</tr>", _each(tag, cells))


def _each(tag: str, parts: Iterable[object]) -> SafeString:
    return format_html_join("", f"<{tag}>{{}}</{tag}>", ((part,) for part in parts))


def _fact_box(value: Block, used: Used) -> str:
    return format_html("<aside><h3>{}</h3>{}</aside>", value.get("title", ""), used.rich[value.get("text", "")])


def _list(value: Block, used: Used) -> str:
    items = _each("li", (used.rich[item] for item in copy.list_items(value)))
    return format_html("<ol>{}</ol>" if value.get("numbered") else "<ul>{}</ul>", items)


def _file(value: Block, used: Used) -> str:
    document = used.documents.get(value.get("document") or 0)
    if document is None:
        return ""
    return format_html("<p>{}</p>", _link(document.url, value.get("title") or document.title))


def _poll(number: int | None, used: Used) -> str:
    poll = used.polls.get(number or 0)
    return format_html("<p>{}</p>", _link(poll.path_on_site, poll.question)) if poll else ""


def _video(value: Block, used: Used) -> str:
    video = used.videos.get(value.get("video") or 0)
    return format_html("<p>{}</p>", _link(video.path_on_site, video.title)) if video else ""


def _sources(sources: Sequence[Block], used: Used) -> str:
    if not sources:
        return ""
    names = [_link(source["url"], source["name"]) if source.get("url") else source["name"] for source in sources]
    label = ngettext("Source:", "Sources:", len(sources))
    return format_html("<p>{} {}</p>", label, _joined(names, used.edition.comma))


def _link(url: str, label: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, label)


_BLOCKS: dict[str, Callable[[Any, Used], str]] = {
    "paragraph": _paragraph,
    "subheading": _subheading,
    "quotation": _quotation,
    "picture": _picture,
    "gallery": _gallery,
    "embed": _embed,
    "table": _table,
    "fact_box": _fact_box,
    "list": _list,
    "file": _file,
    "poll": _poll,
    "video": _video,
}


def _made_absolute(tag: str, attribute: str, value: str) -> str | None:
    if attribute not in ("href", "src"):
        return value
    try:
        # A place inside the page means nothing outside of it.
        return None if value.startswith("#") else urljoin(absolute("/"), value)
    except ValueError:
        return None


_TAGS = (
    "a aside b blockquote br caption cite div em figcaption figure h2 h3 i img li ol p strong sub sup table "
    "tbody td th thead tr ul"
)
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes={"a": {"href"}, "img": {"src", "alt", "width", "height"}, "div": {"dir", "lang"}},
    attribute_filter=_made_absolute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
