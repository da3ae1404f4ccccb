from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from taggit.models import Tag
from wagtail.signals import page_published, page_unpublished, post_page_move

from khabar.edge.actions import announce
from khabar.news.actions import mark_updated, settle_in_section
from khabar.news.models import Byline, NewsPage
from khabar.news.tasks import restate_bylines
from khabar.people.models import Person
from khabar.sections.models import Section


@receiver(post_page_move, dispatch_uid="khabar_settle_moved_item")
def settle_moved_item(instance: Any, **kwargs: Any) -> None:
    """An item moved in the tree belongs to its new section, whatever its drafts say."""
    if isinstance(instance.specific, NewsPage):
        settle_in_section(instance.specific)
    elif isinstance(instance.specific, Section):
        Section.objects.filter(pk=instance.pk).update(edition=instance.locale.language_code)


@receiver(page_published, dispatch_uid="khabar_mark_substantive_change")
def mark_substantive_change(instance: Any, revision: Any, **kwargs: Any) -> None:
    """Show the time of a change only where the editor called it substantive, and never of the first publishing."""
    if isinstance(instance, NewsPage) and instance.substantive_change:
        if instance.first_published_at and instance.first_published_at < instance.last_published_at:
            mark_updated(instance, instance.last_published_at)
        else:
            NewsPage.objects.filter(pk=instance.pk).update(substantive_change=False)
        # Publishing the same revision once more is no new change.
        revision.content["substantive_change"] = False
        revision.save(update_fields=["content"])


@receiver([page_published, page_unpublished], sender=Person, dispatch_uid="khabar_restate_bylines")
def restate_bylines_of(instance: Person, **kwargs: Any) -> None:
    """A name that changes, or a page that comes or goes, shows in what its owner signed."""
    if Byline.objects.filter(person_id=instance.pk).exists():
        transaction.on_commit(lambda: restate_bylines.enqueue(instance.pk))


@receiver(pre_delete, sender=Person, dispatch_uid="khabar_keep_names_of_deleted_people")
def keep_name(instance: Person, **kwargs: Any) -> None:
    """Whose page is deleted stays the author of what they wrote."""
    Byline.objects.filter(person_id=instance.pk).update(name=instance.title[:120])


@receiver([post_save, post_delete], sender=Tag, dispatch_uid="khabar_announce_tag")
def announce_tag(instance: Tag, created: bool = False, **kwargs: Any) -> None:
    if not created:
        announce(f"tag:{instance.pk}", why="tag changed")
