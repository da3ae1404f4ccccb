"""The demo's outlet, sections, people, standing pages, pictures and files as rows of the database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale, Page

from khabar.articles import planting
from khabar.demo import reading
from khabar.demo.markup import NAMESPACE, References, parse
from khabar.design.models import Home, Outlet
from khabar.fronts.models import StandingPage
from khabar.people.actions import people_folder
from khabar.people.models import Person
from khabar.pictures.metadata import mean_colour
from khabar.pictures.models import Picture
from khabar.sections.models import Section
from khabar.text.slugs import slugify

COLLECTION = "Demo"
FOCUS_PART = 5
"""A focal point is a fifth of the picture wide and high."""


def twin(kind: str, key: str) -> UUID:
    """The translation key that counterparts in all editions share."""
    return uuid5(NAMESPACE, f"{kind}:{key}")


def collection() -> Collection:
    """Where the demo's pictures and files are kept apart."""
    root = Collection.get_first_root_node()
    found: Collection | None = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(instance=Collection(name=COLLECTION))


def name_outlet(edition: str) -> None:
    """Name an edition's outlet, unless somebody has named it before."""
    outlet = Outlet.objects.get(locale__language_code=edition)
    if outlet.name != settings.WAGTAIL_SITE_NAME:
        return
    said = reading.newsroom()[edition]["outlet"]
    channels = said["channels"]
    for name in said.keys() - {"channels"}:
        setattr(outlet, name, said[name])
    outlet.channels = [
        {"type": "channel", "value": channel, "id": str(twin(f"channel/{edition}", channel["url"]))}
        for channel in channels
    ]
    outlet.full_clean()
    outlet.save()


def plant(pages: Sequence[Page], parent: Page, now: datetime) -> None:
    """Make pages of one kind, published now, below `parent`."""
    if not pages:
        return
    for page in pages:
        page.live, page.first_published_at, page.last_published_at = True, now, now
        page.latest_revision_created_at = now
    planting.take_places(pages, [parent] * len(pages))
    planting.write_rows(pages)
    planting.keep_revisions(pages)
    planting.reindex(pages)


def open_sections(edition: str, now: datetime) -> dict[str, Section]:
    """The edition's sections by key, made where they are missing."""
    home = Home.objects.get(locale__language_code=edition)
    entries = {entry["key"]: entry[edition] for entry in reading.newsroom()["section"]}
    new = []
    for position, (key, said) in enumerate(entries.items(), 1):
        address = slugify(said.get("address") or said["title"])
        if Section.objects.filter(edition=edition, address=address).exists():
            continue
        new.append(
            Section(
                title=said["title"],
                description=said["description"],
                address=address,
                edition=edition,
                position=10 * position,
                translation_key=twin("section", key),
            )
        )
    plant(new, home, now)
    there = {section.address: section for section in Section.objects.filter(edition=edition)}
    return {key: there[slugify(said.get("address") or said["title"])] for key, said in entries.items()}


def introduce_people(edition: str, portraits: Mapping[str, int], now: datetime) -> dict[str, int]:
    """The numbers of the edition's people by key."""
    other = next(code for code in reading.EDITIONS if code != edition)
    entries = reading.people()
    people = [
        Person(
            title=entry[f"name_{edition}"],
            other_name=entry[f"name_{other}"],
            role=entry[f"role_{edition}"],
            biography=entry[f"bio_{edition}"],
            staff=entry["staff"],
            portrait_id=portraits.get(f"portraits/{entry['key']}"),
            translation_key=twin("person", entry["key"]),
        )
        for entry in entries
    ]
    plant(people, people_folder(Locale.objects.get(language_code=edition)), now)
    return {entry["key"]: person.pk for entry, person in zip(entries, people, strict=True)}


def put_up_pages(edition: str, references: References, now: datetime) -> int:
    """Make the edition's standing pages; how many there are."""
    name = f"copy/{edition}/standing.toml"
    pages = [
        StandingPage(
            title=entry["title"],
            standfirst=entry["standfirst"],
            body=parse(entry["body"], references, reading.place_of(name, entry["key"])),
            position=10 * position,
            translation_key=twin("page", entry["key"]),
        )
        for position, entry in enumerate(reading.standing(edition), 1)
    ]
    plant(pages, Home.objects.get(locale__language_code=edition), now)
    return len(pages)


def hang_pictures(edition: str, now: datetime, step: Callable[[], None]) -> dict[str, int]:
    """The numbers of the edition's pictures by key. Each edition has files of its own: deleting a picture in one
    edition deletes its file."""
    place = collection()
    pictures = {}
    for key, entry in reading.pictures().items():
        pictures[key] = _picture(entry, edition, place, now)
        step()
    Picture.objects.bulk_create(pictures.values())
    if pictures:
        planting.reindex(list(pictures.values()))
    return {key: picture.pk for key, picture in pictures.items()}


def _picture(entry: dict[str, Any], edition: str, place: Collection, now: datetime) -> Picture:
    content = entry["path"].read_bytes()
    with Image.open(entry["path"]) as image:
        width, height = image.size
    x, y = entry["focus"]
    # Given a file instead of a stored name, Django would decode each picture twice.
    name = Picture().get_upload_to(f"{entry['path'].stem}-{edition}.jpg")
    picture = Picture(
        file=Picture._meta.get_field("file").storage.save(name, ContentFile(content)),
        title=(entry[f"caption_{edition}"] or entry[f"alt_{edition}"])[:255],
        width=width,
        height=height,
        focal_point_x=round(x * width),
        focal_point_y=round(y * height),
        focal_point_width=width // FOCUS_PART,
        focal_point_height=height // FOCUS_PART,
        file_size=len(content),
        file_hash=_digest(content),
        tint=mean_colour(BytesIO(content)),
        description=entry[f"alt_{edition}"],
        caption=entry[f"caption_{edition}"],
        photographer=entry[f"photographer_{edition}"],
        agency=entry[f"agency_{edition}"],
        usable_until=now + timedelta(days=entry["licence_days"]) if "licence_days" in entry else None,
        collection=place,
    )
    picture.fold_words()
    return picture


def _digest(content: bytes) -> str:
    """The digest by which Wagtail tells files apart."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def put_by_files() -> dict[str, int]:
    """The numbers of the files that articles offer, by name."""
    place, kind = collection(), get_document_model()
    documents = {}
    for name, title in reading.files().items():
        content = (reading.FOLDER / "files" / name).read_bytes()
        documents[name] = kind(
            title=title,
            file=ContentFile(content, name),
            file_size=len(content),
            file_hash=_digest(content),
            collection=place,
        )
    kind.objects.bulk_create(documents.values())
    planting.reindex(list(documents.values()))
    return {name: document.pk for name, document in documents.items()}
