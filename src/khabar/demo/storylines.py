"""The demo's stories as rows of the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from wagtail.models import Locale

from khabar.demo import reading
from khabar.demo.markup import References
from khabar.demo.newsroom import plant, twin
from khabar.stories.actions import stories_folder
from khabar.stories.models import Membership, RelatedStory, Story, StoryPerson


def tell_stories(edition: str, references: References, articles: Mapping[str, int], now: datetime) -> int:
    """Make the edition's stories, with what belongs to them; how many there are."""
    entries = {entry["key"]: entry for entry in reading.storylines(edition)}
    stories = {
        key: Story(
            title=entry["title"],
            summary=entry["summary"],
            picture_id=references.number("pictures", entry["picture"]),
            colour=entry["colour"],
            state=entry.get("state", "developing"),
            position=10 * position,
            edition=edition,
            translation_key=twin("storyline", key),
        )
        for position, (key, entry) in enumerate(entries.items(), 1)
    }
    plant(list(stories.values()), stories_folder(Locale.objects.get(language_code=edition)), now)
    for key, entry in entries.items():
        _gather(stories[key], entry, references, articles)
    RelatedStory.objects.bulk_create(
        RelatedStory(story=stories[key], other=stories[other], sort_order=order)
        for key, entry in entries.items()
        for order, other in enumerate(entry.get("related", ()))
    )
    for key, entry in entries.items():
        if entry.get("people") or entry.get("related"):
            # The draft an editor opens names them too.
            Story.objects.get(pk=stories[key].pk).save_revision().publish()
    return len(stories)


def _gather(story: Story, entry: dict[str, list[str]], references: References, articles: Mapping[str, int]) -> None:
    Membership.objects.bulk_create(
        Membership(
            story=story,
            item_id=articles[item],
            pinned=item in entry.get("pinned", ()),
            key_moment=item in entry.get("moments", ()),
        )
        for item in entry["items"]
    )
    StoryPerson.objects.bulk_create(
        StoryPerson(story=story, person_id=references.people[person], sort_order=order)
        for order, person in enumerate(entry.get("people", ()))
    )
