from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done, post_page_move

from khabar.news.models import NewsPage
from khabar.sections.models import Section
from khabar.stories.actions import follow_translation, set_stories, settle_editions
from khabar.stories.models import Story


@receiver(post_save, dispatch_uid="khabar_set_chosen_stories")
def set_chosen_stories(instance: Any, **kwargs: Any) -> None:
    """Take over what an editor ticked in an item's form, whose right to do so the form has checked."""
    if isinstance(instance, NewsPage) and "chosen_stories" in instance.__dict__:
        set_stories(instance, instance.__dict__.pop("chosen_stories"))


@receiver(copy_for_translation_done, dispatch_uid="khabar_join_translated_stories")
def join_counterparts(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """What is copied for another edition joins the counterparts there of the stories it comes from."""
    if isinstance(target_obj, NewsPage):
        follow_translation(target_obj, Story.objects.filter(memberships__item=source_obj.pk))


@receiver(post_page_move, dispatch_uid="khabar_leave_stories_of_other_editions")
def leave_stories_of_other_editions(instance: Page, **kwargs: Any) -> None:
    """An item that moved to another edition leaves the stories of the old one."""
    item = NewsPage.objects.filter(pk=instance.pk).first()
    section = Section.objects.filter(path=item.path[: -item.steplen]).first() if item else None
    if item and section:
        item.edition = section.edition  # whichever receiver comes first
        settle_editions([item])


def tags_of_story(story: Story) -> set[str]:
    """The lists that show `story`, or do so once it is published."""
    return {f"story:{story.pk}", f"stories:{story.edition}", f"sitemap:{story.edition}"}


def stories_of_item(item: NewsPage) -> set[str]:
    """The stories that show `item` or count it; one query unless its memberships are there."""
    found = {f"story:{row.story_id}" for row in item.memberships.all()} if item.pk else set()
    return found | {f"stories:{item.edition}"} if found else found
