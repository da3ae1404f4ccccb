"""What is related: by story, person, tag and words, the closest first, and never what readers may not see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from khabar.articles.models import Article
from khabar.edge import fragments
from khabar.news.models import NewsPage
from khabar.related import actions
from khabar.related.actions import learn_everything
from khabar.related.models import Stem, Word
from khabar.related.queries import SHOWN, keys_of, related_to
from tests.fixtures.newsroom import Newsroom, quotation
from tests.fixtures.stories import a_story

FERRY = "إضراب عمال العبارات يشل ميناء السلوى"
ALIKE = "عمال العبارات في ميناء السلوى ينهون إضرابهم"
OTHER = ("المنتخب يفوز في المباراة الأخيرة", "أسعار القمح ترتفع", "معرض للخط العربي", "أمطار غزيرة في الجبال")


def titles(item: Article) -> list[str]:
    return [found.title for found in related_to(item.pk, item.edition, keys_of(item.pk))]


def part(item: Article) -> str:
    with translation.override(item.edition):
        return fragments.render("related", language=item.edition, arg=str(item.pk))


def test_a_story_comes_first_then_what_is_told_in_the_same_words_then_a_speaker(arabic: Newsroom) -> None:
    for headline in OTHER:
        arabic.article(headline, standfirst="")
    who = arabic.person("Somebody")
    words = arabic.article(ALIKE, standfirst="")
    speaker = arabic.article("عن شيء آخر", standfirst="", body=[quotation("Words", who)])
    told = arabic.article("من القصة نفسها", standfirst="")
    item = arabic.article(FERRY, standfirst="", body=[quotation("More words", who)])
    a_story(arabic, items=[told, item])
    assert titles(item) == [told.title, words.title, speaker.title]


def test_what_shares_more_is_closer(arabic: Newsroom) -> None:
    who = arabic.person("Somebody")
    arabic.article("both", tags=("ports",), body=[quotation("Words", who)])
    arabic.article("same speaker", body=[quotation("Words", who)])
    arabic.article("same tag", tags=("ports",))
    item = arabic.article(tags=("ports",), body=[quotation("Words", who)])
    assert titles(item)[0] == "both"
    assert set(titles(item)) == {"both", "same speaker", "same tag"}


def test_a_tag_that_few_share_is_worth_more_than_a_common_one(arabic: Newsroom) -> None:
    arabic.article("rare", tags=("ports",))
    for n in range(6):
        arabic.article(f"common {n}", tags=("world",))
    item = arabic.article(tags=("ports", "world"))
    assert titles(item) == ["rare", "common 5", "common 4"]


@pytest.mark.parametrize("alike", [ALIKE, "وللعبّارات عُمّالٌ: الإضرابُ والميناء"])
def test_words_alone_relate_in_whatever_form_they_stand(arabic: Newsroom, alike: str) -> None:
    for headline in OTHER:
        arabic.article(headline, standfirst="")
    arabic.article(alike, standfirst="")
    item = arabic.article(FERRY, standfirst="")
    assert titles(item) == [alike]


def test_english_words_relate_english_items(english: Newsroom) -> None:
    for headline in ("Wheat prices rise", "National team wins", "A calligraphy show"):
        english.article(headline, standfirst="")
    english.article("Ferry strikes end in the harbour", standfirst="")
    assert titles(english.article("Ferry strike closes harbour", standfirst="")) == ["Ferry strikes end in the harbour"]


def test_one_common_word_makes_no_kin(arabic: Newsroom) -> None:
    for headline in OTHER:
        arabic.article(f"{headline} اليوم", standfirst="")
    item = arabic.article("إضراب في ميناء السلوى اليوم", standfirst="")
    assert titles(item) == []
    assert part(item) == ""


def test_what_is_killed_embargoed_or_of_another_edition_never_stands_there(
    arabic: Newsroom, english: Newsroom, client: Client
) -> None:
    item = arabic.article(FERRY, tags=("ports",), standfirst="")
    killed = arabic.article(ALIKE, tags=("ports",), standfirst="")
    draft = arabic.article(ALIKE, tags=("ports",), standfirst="", publish=False)
    english.article("Foreign", tags=("ports",))
    a_story(arabic, items=[item, killed, draft])
    assert titles(item) == [ALIKE]
    killed.unpublish()
    assert not Word.objects.filter(item=killed).exists()
    assert titles(item) == []
    assert 'class="related"' not in client.get(item.path_on_site).content.decode()


def test_the_part_says_what_makes_it_another(arabic: Newsroom, client: Client) -> None:
    who = arabic.person("Somebody")
    item = arabic.article(FERRY, tags=("ports",), body=[quotation("Words", who)])
    story = a_story(arabic, items=[item])
    tags = set(client.get(item.path_on_site)["Cache-Tag"].split(","))
    words = {f"word:{word.stem_id}" for word in Word.objects.filter(item=item)}
    tag = item.topics[0]["number"]
    assert words
    assert words | {f"story:{story.pk}", f"tag:{tag}", f"person:{who.pk}:items", f"related:{item.pk}"} <= tags


def test_it_costs_three_queries_whatever_there_is(
    arabic: Newsroom, django_assert_num_queries: Callable[[int], CaptureQueriesContext]
) -> None:
    item = arabic.article(FERRY, tags=("ports",))
    arabic.article(ALIKE, tags=("ports",))
    with django_assert_num_queries(3):
        related_to(item.pk, "ar", keys_of(item.pk))
    arabic.many(60, newest=timezone.now() - timedelta(hours=1), tags=("ports",))
    with django_assert_num_queries(3):
        found = related_to(item.pk, "ar", keys_of(item.pk))
    assert len(found) == SHOWN


def test_publishing_again_counts_no_word_twice_and_forgets_old_ones(arabic: Newsroom) -> None:
    item = arabic.article("قمح وشعير", standfirst="")
    before = dict(Stem.objects.values_list("text", "items"))
    item.title = "ذرة وشعير"
    item.save_revision().publish()
    assert dict(Stem.objects.filter(text__in=before).values_list("text", "items")) == before
    assert {word.stem.text for word in Word.objects.filter(item=item).select_related("stem")} == {"ذره", "شعير"}
    assert sum(word.weight for word in Word.objects.filter(item=item)) == pytest.approx(1)


def test_an_older_database_learns_all_at_once(arabic: Newsroom) -> None:
    item, other = arabic.article(FERRY, standfirst=""), arabic.article(ALIKE, standfirst="")
    for headline in OTHER:
        arabic.article(headline, standfirst="")
    before = set(Word.objects.values_list("item", "stem__text"))
    counted = dict(Stem.objects.values_list("text", "items"))
    Word.objects.all().delete()
    assert titles(item) == []
    assert learn_everything() == 2 + len(OTHER)
    assert set(Word.objects.values_list("item", "stem__text")) == before
    assert dict(Stem.objects.values_list("text", "items")) == counted
    assert titles(item) == [other.title]


def test_all_is_learned_in_pieces_of_whatever_size(arabic: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [arabic.article(headline, standfirst="") for headline in (FERRY, ALIKE, *OTHER)]
    learn_everything()
    before = set(Word.objects.values_list("item", "stem__text", "weight"))
    counted = dict(Stem.objects.exclude(items=0).values_list("text", "items"))
    gone, last = items[2].pk, items[-1].pk
    NewsPage.objects.filter(pk__in=(gone, last)).update(live_at=None)  # taken down without anybody being told
    Stem.objects.update(anew=7)  # a run that was broken off
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    monkeypatch.setattr(actions, "HELD", 3)
    assert learn_everything() == len(items) - 2
    assert {word[:2] for word in Word.objects.values_list("item", "stem__text")} == {
        word[:2] for word in before if word[0] not in (gone, last)
    }
    assert Stem.objects.get(text="").items == counted[""] - 2
    assert not Stem.objects.exclude(anew=0).exists()
    assert not Stem.objects.filter(items=0).exists()
