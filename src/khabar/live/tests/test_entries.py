"""Entries: who may write, what is kept of every change, and that what readers are told misses and doubles nothing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from khabar.live import actions
from khabar.live.actions import Conflict, break_out, edit, mark, remove, restore, set_state, summarise, write
from khabar.live.models import Board, Coverage, Entry, State
from khabar.live.queries import MOST_CHANGES, MOST_PINNED, changes_since, marked_entries, may_write
from khabar.live.tests.covering import cover, report, words
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def coverage(english: Newsroom) -> Coverage:
    return cover(english)


def board(coverage: Coverage) -> Board:
    return Board.objects.get(pk=coverage.pk)


def told(coverage: Coverage, since: int) -> tuple[list[int], list[int]]:
    """Numbers of the entries that readers are shown and lose after `since`."""
    changes = changes_since(board(coverage), since)
    return [entry.pk for entry in changes.entries], list(changes.removed)


def test_the_first_entry_opens_a_coverage(coverage: Coverage) -> None:
    assert board(coverage).state == State.UPCOMING
    report(coverage)
    assert board(coverage).state == State.LIVE
    assert changes_since(board(coverage), 0).board is not None


def test_every_change_takes_a_new_number_and_is_told_to_whom_lacks_it(coverage: Coverage) -> None:
    first, second = report(coverage, "One."), report(coverage, "Two.")
    seen = board(coverage).sequence
    assert told(coverage, 0) == ([first.pk, second.pk], [])
    assert told(coverage, seen) == ([], [])
    edit(first, words("One, rightly."), user=None, version=1)
    assert told(coverage, seen) == ([first.pk], [])
    remove(second, user=None)
    assert told(coverage, seen) == ([first.pk], [second.pk])
    mark(first, user=None, key_moment=True)
    restore(second, user=None)
    assert told(coverage, seen) == ([first.pk, second.pk], [])
    assert [entry.pk for entry in marked_entries(coverage.pk)] == [first.pk]
    assert len(set(Entry.objects.values_list("sequence", flat=True))) == 2


def test_whoever_missed_too_much_or_knows_too_much_loads_the_page_anew(coverage: Coverage) -> None:
    report(coverage)
    Board.objects.filter(pk=coverage.pk).update(sequence=MOST_CHANGES + 5)
    assert changes_since(board(coverage), 1).overrun
    assert changes_since(board(coverage), MOST_CHANGES + 6).overrun
    assert not changes_since(board(coverage), 5).overrun


def test_sent_twice_an_entry_is_published_once(coverage: Coverage) -> None:
    key = uuid4()
    assert report(coverage, key=key).pk == report(coverage, key=key).pk
    assert Entry.objects.count() == 1


def test_who_sends_other_words_again_after_an_answer_was_lost_is_understood(coverage: Coverage) -> None:
    key, quoted = uuid4(), "> Go.\n> — A guard"
    first = report(coverage, f"One boat.\n\n{quoted}", key=key, title="Boats")
    assert report(coverage, f"One boat.\n\n{quoted}", key=key, title="Boats").version == 1
    again = report(coverage, f"Two boats.\n\n{quoted}", key=key, title="Boats")
    assert (again.pk, again.version) == (first.pk, 2)
    assert "Two boats." in str(Entry.objects.get().body)
    assert report(coverage, f"One boat.\n\n{quoted}", key=key, title="Boats").version == 2
    with pytest.raises(ValidationError):
        report(coverage, "Three boats.", key=key)
    assert "Two boats." in str(Entry.objects.get().body)


def test_a_key_of_another_coverage_is_no_way_into_it(coverage: Coverage, english: Newsroom) -> None:
    other = cover(english, title="Another")
    report(other, key=(key := uuid4()))
    with pytest.raises(Exception, match=r"(?i)unique"):
        report(coverage, key=key)


def test_who_comes_second_is_told_and_no_word_is_lost(coverage: Coverage) -> None:
    entry = report(coverage, "As it was.")
    edit(entry, words("Hers."), user=None, version=1)
    with pytest.raises(Conflict) as conflict:
        edit(entry, words("His."), user=None, version=1)
    assert conflict.value.entry.version == 2
    assert "Hers." in str(conflict.value.entry.body)
    assert [version.number for version in entry.versions.order_by("number")] == [1, 2]


def test_a_correction_is_dated_and_a_removed_entry_keeps_its_words_in_the_house_only(coverage: Coverage) -> None:
    entry = edit(report(coverage), words("Six boats.", correction="There were six."), user=None, version=1)
    assert entry.correction == "There were six."
    assert entry.corrected_at == entry.edited_at
    gone = remove(entry, user=None)
    assert (gone.title, list(gone.body), gone.correction) == ("", [], "")
    assert "Six boats." in str(entry.versions.get(number=2).body)
    with pytest.raises(ValidationError):
        edit(entry, words("Again."), user=None, version=2)


def test_nothing_is_written_into_a_closed_coverage_or_without_words(coverage: Coverage) -> None:
    with pytest.raises(ValidationError):
        write(coverage, words(" "), user=None)
    set_state(coverage, State.CLOSED, user=None)
    with pytest.raises(ValidationError):
        report(coverage)
    set_state(coverage, State.LIVE, user=None)
    assert report(coverage).pk
    assert board(coverage).closed_at is None


def test_a_picture_needs_a_credit(coverage: Coverage, english: Newsroom) -> None:
    picture = english.picture(agency="")
    with pytest.raises(ValidationError) as refused:
        report(coverage, f"![](picture:{picture.pk})")
    assert picture.title in str(refused.value)


def test_of_pinned_entries_the_newest_stay(coverage: Coverage) -> None:
    entries = [report(coverage, pinned=True) for _ in range(MOST_PINNED + 2)]
    pinned = Entry.objects.filter(pinned=True).values_list("pk", flat=True)
    assert set(pinned) == {entry.pk for entry in entries[2:]}


def test_reporters_write_where_an_editor_lets_them(
    coverage: Coverage, reporter: Any, section_editor: Any, reader: Any
) -> None:
    assert report(coverage, user=reporter).author_name == "Laila Mansour"
    with pytest.raises(PermissionDenied):
        report(coverage, user=reader)
    with pytest.raises(PermissionDenied):
        set_state(coverage, State.CLOSED, user=reporter)
    summarise(coverage, ["One"], user=reporter)
    Coverage.objects.filter(pk=coverage.pk).update(by_reporters=False)
    coverage.refresh_from_db()
    with pytest.raises(PermissionDenied):
        report(coverage, user=reporter)
    with pytest.raises(PermissionDenied):
        remove(Entry.objects.get(), user=reporter)
    assert may_write(section_editor, coverage)
    set_state(coverage, State.CLOSED, user=section_editor)


def test_reporters_dont_publish_what_is_not_published(coverage: Coverage, reporter: Any) -> None:
    coverage.unpublish()
    coverage.refresh_from_db()
    assert not may_write(reporter, coverage)


def test_publishing_an_old_draft_changes_nothing_of_what_was_written(coverage: Coverage) -> None:
    draft = coverage.save_revision()
    report(coverage)
    summarise(coverage, actions.points_of("- One\n\n• Two"), user=None)
    draft.publish()
    after = board(coverage)
    assert (after.sequence, after.state, after.summary) == (2, State.LIVE, ["One", "Two"])


def test_an_entry_names_the_article_that_came_of_it_once_that_is_published(
    coverage: Coverage, english: Newsroom
) -> None:
    entry = report(coverage)
    article = english.article("From an entry", publish=False)
    break_out(entry, article)
    seen = board(coverage).sequence
    article.save_revision().publish()
    assert told(coverage, seen) == ([entry.pk], [])
