"""Items that may belong to a story: they share its people or tags, or tell of it in similar words.

They are shown to an editor and never added by themselves. However large the archive, some hundreds of items are looked
at: the newest, those with the story's tags, and those in which its people appear.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from khabar.news.models import NewsPage, NewsTag
from khabar.stories.evidence import appearances_of
from khabar.stories.models import Membership, Story
from khabar.text.stemming import terms

MEMBERS = 60
CANDIDATES = 200
TAGS = 12
SUGGESTED = 12
LEAST, ALIKE = 0.9, 0.2
PERSON, TAG, WORDS = 0.6, 1.0, 3.0
"""What one shared person, a tag that all items of the story carry, and the very same words weigh."""


@dataclass(frozen=True)
class Suggestion:
    """An item that may belong to a story, and why."""

    item: NewsPage
    score: float
    people: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    similar: bool = False


def suggestions_for(story: Story, count: int = SUGGESTED) -> list[Suggestion]:
    """At most `count` items, the likeliest first; seven queries."""
    members = list(_items().filter(memberships__story=story.pk).order_by("-memberships__live_at")[:MEMBERS])
    cast = {row.person_id: row.person.title for row in story.cast.select_related("person")}
    shares = _tag_shares(members)
    appearing = appearances_of(cast, CANDIDATES)
    candidates = _candidates(story, shares, appearing)
    profile = Profile(story, members, candidates)
    found = []
    for item in candidates:
        people = sorted(cast[number] for number in appearing.get(item.pk, ()))
        tags = [topic for topic in item.topics if topic["number"] in shares]
        likeness = profile.likeness(item)
        score = PERSON * len(people) + TAG * sum(shares[tag["number"]] for tag in tags) + WORDS * likeness
        if score >= LEAST:
            similar = likeness >= ALIKE
            found.append(Suggestion(item, score, people, [tag["name"] for tag in tags], similar))
    return sorted(found, key=lambda one: (-one.score, -one.item.pk))[:count]


def _items() -> Any:
    return NewsPage.objects.select_related("section").only(
        "title", "slug", "short_headline", "standfirst", "topics", "edition", "live_at", "live", "section__title",
        "section__address", "section__edition",
    )  # fmt: skip


def _tag_shares(members: Iterable[NewsPage]) -> dict[int, float]:
    """The share of the story's items that carry a tag; the commonest tags."""
    counts = Counter(topic["number"] for item in members for topic in item.topics)
    total = max(1, sum(1 for _item in members))
    return {number: count / total for number, count in counts.most_common(TAGS)}


def _candidates(story: Story, shares: Mapping[int, float], appearing: Mapping[int, set[int]]) -> list[NewsPage]:
    here = NewsPage.objects.dated().in_edition(story.edition)
    newest = set(here.newest().values_list("pk", flat=True)[:CANDIDATES])
    tagged = NewsTag.objects.filter(tag__in=list(shares)).order_by("-content_object_id")
    numbers = newest | set(tagged.values_list("content_object_id", flat=True)[:CANDIDATES]) | appearing.keys()
    taken = set(Membership.objects.filter(story=story, item__in=numbers).values_list("item", flat=True))
    return list(_items().published().in_edition(story.edition).filter(pk__in=numbers - taken).newest())


class Profile:
    """The words of a story, weighed by how rare they are among the items looked at."""

    def __init__(self, story: Story, members: Iterable[NewsPage], others: Iterable[NewsPage]) -> None:
        self._words = {item.pk: Counter(_words_of(item)) for item in (*members, *others)}
        in_items = Counter(word for words in self._words.values() for word in words)
        total = len(self._words) + 1
        self._rarity = {word: math.log(total / count) for word, count in in_items.items()}
        own = Counter(terms(f"{story.title} {story.title} {story.summary}"))
        for item in members:
            own.update(self._words[item.pk])
        self._own = self._unit(own)

    def _unit(self, words: Counter[str]) -> dict[str, float]:
        weighed = {word: (1 + math.log(count)) * self._rarity.get(word, 0.0) for word, count in words.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values()))
        return {word: weight / length for word, weight in weighed.items()} if length else {}

    def likeness(self, item: NewsPage) -> float:
        """From 0 (no word in common) to 1."""
        return sum(weight * self._own.get(word, 0.0) for word, weight in self._unit(self._words[item.pk]).items())


def _words_of(item: NewsPage) -> list[str]:
    return [word for word in terms(f"{item.title} {item.standfirst}") if len(word) > 2]
