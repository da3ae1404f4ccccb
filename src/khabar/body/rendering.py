"""Running copy to HTML: four queries, whatever the text's length, then one template a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from secrets import token_hex
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.rich_text import expand_db_html

from khabar.body import copy
from khabar.body.embeds import embed_view
from khabar.body.links import Paths, knowing, news_paths, other_paths
from khabar.design.addresses import person_path
from khabar.design.components import FactBox, FileView, QuotationView, TableView
from khabar.design.components import Person as PersonView
from khabar.design.queries import current_edition
from khabar.design.templatetags.khabar_design import written
from khabar.edge import tags
from khabar.people.models import Person
from khabar.people.queries import speakers
from khabar.pictures.models import Picture
from khabar.pictures.renditions import view

# Rich texts are expanded together, so that their links cost one query a text and not one a paragraph.
# No text can hold the seam, as nobody knows it.
_SEAM = f"<!--{token_hex(8)}-->"


@dataclass
class Used:
    """What a text points at, fetched at once."""

    pictures: dict[int, Picture]
    people: dict[int, Person]
    documents: dict[int, Any]
    rich: dict[str, SafeString]


def render(body: StreamValue, *, edition: str) -> SafeString:
    """The HTML of a text in the edition's language."""
    return render_each([body], edition=edition)[0]


def render_each(bodies: Sequence[StreamValue], *, edition: str) -> list[SafeString]:
    """The HTML of several texts, for as many queries as one costs."""
    texts = [copy.blocks(body) for body in bodies]
    used = _gather([block for blocks in texts for block in blocks])
    return [
        mark_safe("\n".join(_RENDER[block["type"]](block["value"], used, edition) for block in blocks))  # noqa: S308
        for blocks in texts
    ]


def _gather(blocks: list[dict[str, Any]]) -> Used:
    pictures = {entry["picture"] for block in blocks for entry in copy.pictures_of(block) if entry.get("picture")}
    people = {b["value"]["speaker"] for b in blocks if b["type"] == "quotation" and b["value"].get("speaker")}
    documents = {b["value"]["document"] for b in blocks if b["type"] == "file" and b["value"].get("document")}
    sources = [source for block in blocks for source in _rich_texts(block)]
    linked = copy.linked_numbers(sources)
    tags.record(*(f"picture:{number}" for number in pictures), *(f"person:{number}" for number in people))
    tags.record(*(f"item:{number}" for number in linked), *(f"document:{number}" for number in documents))
    paths = news_paths(linked)
    known = speakers(people | (linked - paths.keys()))  # links lead to items or, next often, to people
    with knowing(_resolved(linked, paths, known)):
        rich = _expand(sources)
    return Used(
        pictures=Picture.objects.in_bulk(pictures) if pictures else {},
        people=known,
        documents=get_document_model().objects.in_bulk(documents) if documents else {},
        rich=rich,
    )


def _resolved(linked: set[int], paths: Paths, people: dict[int, Person]) -> Paths:
    """A path for each number that is linked to, empty for what has no page."""
    of_people = {
        number: people[number].path_on_site if people[number].live else "" for number in linked & people.keys()
    }
    rest = linked - paths.keys() - of_people.keys()
    return paths | of_people | dict.fromkeys(rest, "") | other_paths(rest)


def _rich_texts(block: dict[str, Any]) -> list[str]:
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        return [value]
    if kind == "fact_box":
        return [value.get("text", "")]
    return copy.list_items(value) if kind == "list" else []


def _expand(sources: list[str]) -> dict[str, SafeString]:
    if not sources:
        return {}
    expanded = expand_db_html(_SEAM.join(sources)).split(_SEAM)
    return {source: mark_safe(html) for source, html in zip(sources, expanded, strict=True)}  # noqa: S308


def _component(name: str, **context: Any) -> str:
    return render_to_string(f"khabar_design/components/{name}.html", {"edition": current_edition(), **context})


def _paragraph(value: str, used: Used, edition: str) -> str:
    html = used.rich[value]
    return _directed(html if html.startswith("<p") else f"<p>{html}</p>")


def _directed(html: str) -> SafeString:
    """Let each paragraph and list item take the direction of its own words."""
    return mark_safe(re.sub(r"<(p|li)(?=[ >])", r'<\1 dir="auto"', html))  # noqa: S308


def _subheading(value: str, used: Used, edition: str) -> str:
    return _component("subheading", text=value)


def _quotation(value: dict[str, Any], used: Used, edition: str) -> str:
    return _component("quotation", quotation=quotation_view(value, used.people, edition))


def quotation_view(value: dict[str, Any], people: dict[int, Person], edition: str) -> QuotationView:
    """A quotation block as readers see it; a speaker whose page is not live is a name without a link."""
    person = people.get(value.get("speaker") or 0)
    name = person.title if person else value.get("speaker_name", "")
    speaker = PersonView(
        name=name,
        url=person_path(edition, person.pk, person.slug) if person and person.live else "",
        role=value.get("role") or (person.role if person else ""),
        portrait=view(person.portrait, "square", alt="") if person and person.portrait else None,
    )
    said_on = value.get("said_on")
    day = date.fromisoformat(said_on) if isinstance(said_on, str) and said_on else said_on or None
    return QuotationView(
        text=value.get("text", ""),
        speaker=speaker if name else None,
        occasion=value.get("occasion", ""),
        date_text=written(day, current_edition(), "date") if day else "",
    )


def _picture(value: dict[str, Any], used: Used, edition: str) -> str:
    picture = used.pictures.get(value.get("picture") or 0)
    shown = view(picture, "full", caption=value.get("caption", "")) if picture else None
    return _component("figure", picture=shown) if shown else ""


def _gallery(value: dict[str, Any], used: Used, edition: str) -> str:
    entries = copy.pictures_of({"type": "gallery", "value": value})
    views = [
        view(used.pictures[entry["picture"]], "full", caption=entry.get("caption", ""))
        for entry in entries
        if entry.get("picture") in used.pictures
    ]
    shown = [picture for picture in views if picture]  # what may still be shown
    return _component("gallery", title=value.get("title", ""), pictures=shown) if shown else ""


def _embed(value: dict[str, Any], used: Used, edition: str) -> str:
    return _component("embed", embed=embed_view(value.get("url", ""), value.get("title", "")))


def _table(value: dict[str, Any], used: Used, edition: str) -> str:
    table = value.get("table") or {}
    rows = [[str(cell) for cell in row.get("values", [])] for row in table.get("rows", [])]
    head = [column.get("heading", "") for column in table.get("columns", [])]
    numeric = [
        index for index in range(len(head)) if rows and all(_is_number(row[index]) for row in rows if index < len(row))
    ]
    return _component("table", table=TableView(head=head, rows=rows, caption=value.get("caption", ""), numeric=numeric))


def _is_number(text: str) -> bool:
    return any(c.isdigit() for c in text) and all(c.isdigit() or c in " .,٫٬%٪+-−–:/" for c in text)


def _fact_box(value: dict[str, Any], used: Used, edition: str) -> str:
    return _component(
        "fact", fact=FactBox(title=value.get("title", ""), body_html=_directed(used.rich[value.get("text", "")]))
    )


def _list(value: dict[str, Any], used: Used, edition: str) -> str:
    return _component(
        "list", ordered=bool(value.get("numbered")), items=[used.rich[item] for item in copy.list_items(value)]
    )


def _file(value: dict[str, Any], used: Used, edition: str) -> str:
    document = used.documents.get(value.get("document") or 0)
    if document is None:
        return ""
    return _component(
        "file",
        file=FileView(
            url=document.url,
            title=value.get("title") or document.title,
            kind=(document.file_extension or "").upper(),
            size=filesizeformat(document.get_file_size() or 0),
        ),
    )


def _poll(value: int | None, used: Used, edition: str) -> str:
    """The poll as a live part of the page, so that an archived article shows today's count."""
    return render_to_string("khabar_body/poll.html", {"number": value}) if value else ""


def _video(value: dict[str, Any], used: Used, edition: str) -> str:
    """The video as a live part of the page: it plays once it can, and goes when it is taken down."""
    number = value.get("video")
    return render_to_string("khabar_body/video.html", {"number": number}) if number else ""


_RENDER = {
    "paragraph": _paragraph,
    "subheading": _subheading,
    "quotation": _quotation,
    "picture": _picture,
    "gallery": _gallery,
    "video": _video,
    "embed": _embed,
    "table": _table,
    "fact_box": _fact_box,
    "list": _list,
    "file": _file,
    "poll": _poll,
}
