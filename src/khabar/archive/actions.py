from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from khabar.archive.models import Original
from khabar.archive.outcome import Outcome
from khabar.archive.reading import NotAnArticle, Reading, decode, read_html, read_page
from khabar.archive.translation import copy_of
from khabar.articles.actions import file_copy
from khabar.articles.models import Article
from khabar.design.models import Home
from khabar.sections.models import Section

SHOWN = ("headline", "standfirst", "body", "byline", "credit", "place", "date", "event_days", "sources")
"""The fields that readers see of an import."""


class NoSuchSection(LookupError):
    """No edition has a section with this address."""


class NoSuchEdition(LookupError):
    """The site has no such edition."""


def bring_in(
    content: bytes,
    *,
    name: str,
    captured_at: datetime | None = None,
    section: str = "",
    edition: str = "",
    publish: bool = False,
) -> Outcome:
    """Make an article of a file of the past, once: the same bytes a second time change nothing.

    The original is kept byte for byte. What is no article is refused with a reason and leaves nothing behind.
    Raises NoSuchSection or NoSuchEdition for options that fit no part of the site.
    """
    checksum = hashlib.sha256(content).hexdigest()
    known = Original.objects.filter(checksum=checksum).select_related("item__section").first()
    if known is not None:
        return _outcome("unchanged", name, known)
    try:
        reading, encoding = read(content, name)
    except NotAnArticle as refusal:
        return Outcome(path=name, status="refused", reason=refusal.reason)
    language = edition or str(reading.value("language", ""))
    if language not in settings.EDITIONS:
        if edition:
            raise NoSuchEdition(edition)
        return Outcome(path=name, status="refused", reason=f"no edition for its language ({language or 'unknown'})")
    place = section_for(language, section)
    try:
        with transaction.atomic():
            article = _file(reading, place, publish)
            original = _keep(content, checksum, name, captured_at, encoding, reading, article)
    except ValidationError as error:
        return Outcome(path=name, status="refused", reason="; ".join(error.messages))
    return _outcome("imported", name, original)


def read(content: bytes, name: str) -> tuple[Reading, str]:
    """What the bytes say, read as a saved HTML page or as bare text, and their encoding ("" for HTML).

    Raises NotAnArticle.
    """
    if _is_html(content, name):
        return read_html(content), ""
    text, encoding = decode(content)
    return read_page(text), encoding


def _is_html(content: bytes, name: str) -> bool:
    head = content[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    by_name = PurePath(name).suffix.lower() in (".html", ".htm", ".xhtml")
    return by_name or head.startswith((b"<!doctype html", b"<html")) or b"<html" in head


def section_for(edition: str, address: str) -> Section:
    """The section to file under: the one named, or the edition's own for what comes from the archive."""
    if address:
        found = Section.objects.filter(edition=edition, address=address).first()
        if found is None:
            raise NoSuchSection(address)
        return found
    with translation.override(edition):
        title = _("From the archive")
    found = Section.objects.filter(edition=edition, title=title).first()
    if found is None:
        home = Home.objects.get(locale__language_code=edition)
        found = Section(title=title, locale=home.locale, important=False, position=900)
        home.add_child(instance=found)
    return found


def _file(reading: Reading, section: Section, publish: bool) -> Article:
    copy = copy_of(reading, section.edition)
    if not copy.headline:
        raise ValidationError("no headline")
    return file_copy(copy, section=section, publish=publish)


def _keep(
    content: bytes,
    checksum: str,
    name: str,
    captured_at: datetime | None,
    encoding: str,
    reading: Reading,
    article: Article,
) -> Original:
    return Original.objects.create(
        checksum=checksum,
        content=content,
        name=PurePath(name).name[:255],
        address=str(reading.value("address", "")),
        captured_at=captured_at,
        encoding=encoding,
        fields={key: asdict(field) for key, field in reading.fields.items()},
        confidence=min((field.confidence for key, field in reading.fields.items() if key in SHOWN), default=0),
        item=article,
    )


def _outcome(status: str, name: str, original: Original) -> Outcome:
    item = original.item
    return Outcome(
        path=name,
        status=status,
        reason="" if item else "its article has been deleted",
        id=item.pk if item else None,
        url=item.path_on_site if item else "",
        fields=original.fields,
    )
