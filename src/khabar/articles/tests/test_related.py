"""What is related to an article: what shares a tag with it, or quotes somebody it quotes."""

from __future__ import annotations

from khabar.articles.queries import surroundings_of
from tests.fixtures.newsroom import Newsroom, quotation


def test_items_with_a_tag_or_a_speaker_in_common_are_related(arabic: Newsroom, english: Newsroom) -> None:
    who, other = arabic.person("Somebody"), arabic.person("Somebody else")
    arabic.article("same tag", tags=("ports",))
    arabic.article("same speaker", body=[quotation("Words", who)])
    arabic.article("both", tags=("ports",), body=[quotation("Words", who)])
    arabic.article("neither", tags=("fish",), body=[quotation("Words", other)])
    english.article("other edition", tags=("ports",))
    item = arabic.article(tags=("ports",), body=[quotation("More words", who)])
    assert [found.title for found in surroundings_of(item).related] == ["both", "same speaker", "same tag"]


def test_without_tags_the_speakers_alone_relate(arabic: Newsroom) -> None:
    who = arabic.person("Somebody")
    arabic.article("same speaker", body=[quotation("Words", who)])
    arabic.article("stranger")
    assert [found.title for found in surroundings_of(arabic.article(body=[quotation("W", who)])).related] == [
        "same speaker"
    ]
