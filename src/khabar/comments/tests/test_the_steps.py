"""Each step decides or passes, in its order, and says which rule and which words."""

from __future__ import annotations

import pytest

from khabar.comments.models import Comment, Decision, WordList
from khabar.comments.moderation import steps
from khabar.comments.tests.readers import Reader, house
from tests.fixtures.newsroom import Newsroom


def held_by(comment: Comment) -> tuple[str, str]:
    return comment.state, comment.reasons[0]["rule"]


def test_the_order_is_what_it_is_said_to_be() -> None:
    names = [step.__name__ for step in steps.STEPS]
    assert names == [
        "length", "hidden_marks", "rate", "repeat", "word_lists", "read_first",
        "trusted", "links", "proof", "newcomer", "ask_classifier",
    ]  # fmt: skip


def test_what_passes_every_step_is_published_under_no_rule(arabic: Newsroom) -> None:
    house()
    assert held_by(Reader().wrote(arabic.article(), "كلام طيب")) == ("approved", "")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("انظر https://a.example/x", False),
        ("انظر https://a.example/x و www.b.example", True),
        ("اشتر من shop.com ومن rabbit.top", True),
        ("قال 3.5 و 4.5 في المئة. نعم.لا", False),
    ],
)
def test_more_links_than_allowed_hold_a_comment(text: str, held: bool, arabic: Newsroom) -> None:
    house(most_links=1)
    comment = Reader().wrote(arabic.article(), text)
    assert held_by(comment) == (("held", "links") if held else ("approved", ""))
    assert bool(comment.reasons[0]["words"]) is held


@pytest.mark.parametrize("written", ["الغبي", "وغبي", "غَبي", "غبــي"])
def test_a_listed_word_holds_a_comment_and_is_named(written: str, arabic: Newsroom) -> None:
    house()
    WordList.objects.create(name="شتائم", words="غبي")
    comment = Reader().wrote(arabic.article(), f"يا {written} هذا رأيك")
    assert held_by(comment) == ("held", "words")
    assert comment.reasons[0]["words"] == [written]
    assert Decision.objects.get(comment=comment).words == [written]


def test_a_refusing_list_names_the_words_and_stores_nothing(newsroom: Newsroom) -> None:
    house()
    WordList.objects.create(name="شتائم", words="غبي", action="refuse")
    answer = Reader().write(newsroom.article(), "هذا الغبي")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert {"ar": "هذه الكلمات لا تُنشر هنا: الغبي", "en": "not published here: الغبي"}[newsroom.edition] in page
    assert not Comment.objects.exists()


def test_a_name_is_looked_at_too_and_a_sleeping_list_is_not(arabic: Newsroom) -> None:
    house()
    row = WordList.objects.create(name="شتائم", words="غبي")
    item = arabic.article()
    assert held_by(Reader(name="الغبي").wrote(item, "كلام")) == ("held", "words")
    row.active = False
    row.save()
    assert held_by(Reader(name="الغبي").wrote(item, "كلام آخر")) == ("approved", "")


def test_a_changed_list_counts_at_once(arabic: Newsroom) -> None:
    house()
    item, reader = arabic.article(), Reader()
    row = WordList.objects.create(name="كلمات", words="تفاح")
    assert reader.wrote(item, "برتقال").state == "approved"
    row.words = "برتقال"
    row.save()
    assert reader.wrote(item, "برتقال وليمون").state == "held"


def test_the_trusted_pass_what_holds_newcomers_but_not_the_word_lists(arabic: Newsroom) -> None:
    house()
    item, reader = arabic.article(), Reader()
    author = reader.wrote(item, "الأول").author
    author.trusted = True
    author.save()
    assert held_by(reader.wrote(item, "www.a.example www.b.example www.c.example")) == ("approved", "trusted")
    WordList.objects.create(name="شتائم", words="غبي")
    assert held_by(reader.wrote(item, "غبي")) == ("held", "words")


def test_trust_comes_by_itself_after_so_many_and_not_after_a_rejection(arabic: Newsroom) -> None:
    house(trust_after=2)
    item, reader, other = arabic.article(), Reader(), Reader()
    author = reader.wrote(item, "واحد").author
    author.refresh_from_db()
    assert not author.trusted
    reader.wrote(item, "اثنان")
    author.refresh_from_db()
    assert author.trusted
    assert Decision.objects.filter(action="trust", commenter=author, by=None).count() == 1
    fallen = other.wrote(item, "ثلاثة").author
    type(fallen).objects.filter(pk=fallen.pk).update(rejected=1)
    other.wrote(item, "أربعة")
    fallen.refresh_from_db()
    assert not fallen.trusted


def test_an_outlet_puts_in_a_step_of_its_own(arabic: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    house()
    seen = []
    monkeypatch.setattr(steps, "STEPS", [*steps.STEPS[:2], lambda given: seen.append(given.text), *steps.STEPS[2:]])
    Reader().wrote(arabic.article(), "كلام")
    assert seen == ["كلام"]
