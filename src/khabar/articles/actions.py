from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page

from khabar.accounts.models import User
from khabar.articles.copy import Copy
from khabar.articles.models import Article
from khabar.body.cleaning import clean_blocks, web_address, without_nul
from khabar.news.actions import give_former_address
from khabar.news.models import Byline
from khabar.sections.models import Section

NOT_FROM_COPY = {field.name for field in Article._meta.fields if field.model is Page or field.is_relation}


def article_from(copy: Copy) -> Article:
    """An unsaved article that says what `copy` says, cleaned of whatever an editor could not have written."""
    copy = without_nul(copy)
    article = Article(
        title=copy.headline[:255],
        kicker=copy.kicker,
        short_headline=copy.short_headline,
        standfirst=copy.standfirst,
        lead_picture_id=copy.picture,
        lead_caption=copy.caption,
        lost_credit=copy.lost_credit,
        place=copy.place,
        event_start=copy.event_start,
        event_end=copy.event_end,
        event_text=copy.event_text,
        urgency=copy.urgency,
        from_archive=copy.from_archive,
        first_appeared=copy.first_appeared,
        original_address=copy.original_address,
        live=False,
    )
    article.body = [_with_id(block) for block in clean_blocks(copy.body)]
    article.sources = [
        _with_id({"type": "source", "value": {"name": name, "url": web_address(url)}}) for name, url in copy.sources
    ]
    article.bylines = [
        Byline(sort_order=order, person_id=signature.person, name="" if signature.person else signature.name)
        for order, signature in enumerate(copy.bylines)
    ]
    return article


def _with_id(block: dict[str, Any]) -> dict[str, Any]:
    return {"id": str(uuid4()), **block}


@transaction.atomic
def file_copy(
    copy: Copy,
    *,
    section: Section,
    user: User | None = None,
    publish: bool = False,
    published_at: datetime | None = None,
    translation_of: Page | None = None,
) -> Article:
    """File `copy` under `section` as a draft, or publish it: the one way in for wires, the archive and the demo.

    `user` is None for the house itself. `published_at` back-dates what is published. Raises PermissionDenied if the
    user may not add to the section (or publish in it), ValidationError if the copy can't be published as it is.
    """
    _check_permission(section, user, publish)
    article = article_from(copy)
    article.locale_id = section.locale_id
    article.owner = user
    if translation_of is not None:
        article.translation_key = translation_of.translation_key
    if publish and published_at is not None:
        article.first_published_at = published_at
    # Of a draft Wagtail checks title and slug only, and PostgreSQL refuses what is too long in words of its own.
    article.clean_fields(exclude=NOT_FROM_COPY)
    section.add_child(instance=article)
    if copy.tags:
        article.tags.set(without_nul(copy.tags))
        article.save(clean=False)
    for path in copy.former_paths:
        give_former_address(article, path)
    revision = article.save_revision(user=user)
    if publish:
        revision.publish(user=user)
        article.refresh_from_db()
    return article


def _check_permission(section: Section, user: User | None, publish: bool) -> None:
    if user is None:
        return
    rights = section.permissions_for_user(user)
    if not rights.can_add_subpage() or (publish and not rights.can_publish_subpage()):
        raise PermissionDenied(f"{user} may not file copy under {section}.")
