"""Items that share people, tags or words with a story are suggested, with the reason, and never added by themselves."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.articles.copy import Signature
from khabar.stories.models import Membership, StoryPerson
from khabar.stories.suggestions import suggestions_for
from tests.fixtures.newsroom import Newsroom, quotation
from tests.fixtures.stories import a_story

RIVER = "فيضان نهر الأثل يغمر سهل المها"


def test_shared_tags_people_and_words_are_named(arabic: Newsroom) -> None:
    minister = arabic.person("وزيرة المياه")
    members = [arabic.article(f"{RIVER} {n}", tags=("فيضان",)) for n in range(3)]
    story = a_story(arabic, "فيضان سهل المها", members)
    StoryPerson.objects.create(story=story, person=minister)
    tagged = arabic.article("مضخات من الدلم", tags=("فيضان",))
    quoting = arabic.article("مؤتمر صحفي", body=[quotation("نعم", minister)])
    signed = arabic.article("رأي", bylines=(Signature("", minister.pk),))
    alike = arabic.article("سهل المها بعد الفيضان: النهر يعود", standfirst="غمر نهر الأثل السهل ثم انحسر")
    arabic.article("قرعة كأس السلوى", standfirst="المرسى أمام بطل كيرانيا")
    found = {one.item.pk: one for one in suggestions_for(story)}
    assert found[tagged.pk].tags == ["فيضان"]
    assert found[alike.pk].similar
    assert quoting.pk not in found  # one person alone is no story
    assert signed.pk not in found
    both = arabic.article("الوزيرة في سهل المها", tags=("فيضان",), body=[quotation("نعم", minister)])
    best = suggestions_for(story)[0]
    assert (best.item.pk, best.people, best.tags) == (both.pk, [minister.title], ["فيضان"])
    assert Membership.objects.count() == 3


def test_members_drafts_and_other_editions_are_not_suggested(arabic: Newsroom, english: Newsroom) -> None:
    member = arabic.article(RIVER, tags=("فيضان",))
    arabic.article(RIVER, tags=("فيضان",), publish=False)
    english.article(RIVER, tags=("فيضان",))
    assert suggestions_for(a_story(arabic, RIVER, [member])) == []


def test_an_empty_story_is_served_by_its_own_words(arabic: Newsroom) -> None:
    item = arabic.article(RIVER)
    arabic.article("قرعة كأس السلوى")
    assert [one.item.pk for one in suggestions_for(a_story(arabic, "فيضان سهل المها"))] == [item.pk]


def test_a_larger_archive_costs_no_more_queries_and_no_more_looking(arabic: Newsroom) -> None:
    story = a_story(arabic, RIVER, [arabic.article(RIVER, tags=("فيضان",))])
    StoryPerson.objects.create(story=story, person=arabic.person())

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            suggestions_for(story)
        return len(captured)

    arabic.many(2, newest=timezone.now() - timedelta(days=1), tags=("فيضان",))
    few = cost()
    arabic.many(40, newest=timezone.now() - timedelta(days=2), tags=("فيضان",))
    assert cost() == few <= 9
