"""Threads: order, places, what is folded, and counts that stay right whatever happens to a comment."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.comments import queries
from khabar.comments.actions import withdraw
from khabar.comments.models import DEEPEST, WIDTH, Comment, Commenter, Discussion
from khabar.comments.moderation.actions import approve, reject
from khabar.comments.tests.readers import Reader, house
from khabar.edge.models import Announcement
from khabar.news.models import NewsPage
from tests.fixtures.newsroom import Newsroom

COUNTED = {
    0: "التعليقات",
    1: "تعليق واحد",
    2: "تعليقان",
    3: "3 تعليقات",
    11: "11 تعليقًا",
    100: "100 تعليق",
}


@pytest.fixture(autouse=True)
def _everybody_is_published(db: None) -> None:
    house(most_per_network=32_000)


def fill(item: NewsPage, count: int, parent: Comment | None = None) -> list[Comment]:
    """So many published comments, without the steps."""
    author = Commenter.objects.create(name="كثير")
    first = (Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    rows = [
        Comment(
            pk=first + n, item=item, parent=parent, author=author, name=author.name, text=f"تعليق رقم {n}",
            state="approved", shown=True, likes=n % 7, digest=str(n),
            path=(parent.path if parent else "") + str(first + n).zfill(WIDTH),
        )
        for n in range(count)
    ]  # fmt: skip
    Comment.objects.bulk_create(rows)
    Discussion.objects.update_or_create(pk=item.pk, defaults={"count": Comment.objects.filter(item=item).count()})
    if parent is not None:
        Comment.objects.filter(pk=parent.pk).update(replies=count, descendants=count)
    return rows


def walk(item: NewsPage, order: Any) -> list[int]:
    """Every root in this order, page by page."""
    found: list[int] = []
    place = None
    while True:
        thread = queries.thread(item.pk, order=order, after=place, size=7)
        found += [node.comment.pk for node in thread.nodes]
        if thread.next is None:
            return found
        place = queries.Place.parse(str(thread.next))


def test_each_order_gives_every_comment_once(arabic: Newsroom) -> None:
    item = arabic.article()
    rows = fill(item, 40)
    fill(arabic.article("مادة أخرى"), 5)
    numbers = [row.pk for row in rows]
    assert walk(item, "oldest") == numbers
    assert walk(item, "newest") == numbers[::-1]
    assert walk(item, "liked") == [row.pk for row in sorted(rows, key=lambda row: (-row.likes, -row.pk))]


def test_two_levels_are_shown_and_the_rest_is_folded(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    root = reader.wrote(item, "الأصل")
    answers = [reader.wrote(item, f"رد {n}", to=root) for n in range(5)]
    deep = reader.wrote(item, "رد على رد", to=answers[0])
    (node,) = queries.thread(item.pk).nodes
    assert [answer.comment.pk for answer in node.answers] == [answer.pk for answer in answers[:3]]
    assert node.folded == 2
    assert node.answers[0].folded == 1
    page = reader.read(item)
    assert "ردان آخران" in page
    assert "رد على رد" not in page

    below = reader.client.get(f"{item.short_path}/comments/{answers[0].pk}/").content.decode()
    assert "رد على رد" in below
    assert f'href="{item.short_path}/comments/{root.pk}/"' in below
    assert deep.ancestors == [root.pk, answers[0].pk]


def test_an_answer_to_the_deepest_comment_stands_beside_it(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    comment = reader.wrote(item, "الأصل")
    for level in range(1, DEEPEST + 2):
        comment = reader.wrote(item, f"مستوى {level}", to=comment)
    assert comment.depth == DEEPEST
    assert comment.parent.depth == DEEPEST - 1


def test_counts_follow_what_is_published_and_taken_down(arabic: Newsroom, section_editor: Any) -> None:
    item, reader = arabic.article(), Reader()
    root = reader.wrote(item, "الأصل")
    answer = reader.wrote(item, "رد", to=root)
    deep = reader.wrote(item, "رد على رد", to=answer)

    def counts() -> list[int]:
        root.refresh_from_db()
        return [Discussion.objects.get(pk=item.pk).count, root.descendants, root.replies]

    assert counts() == [3, 2, 1]
    reject([answer.pk], section_editor)
    assert counts() == [2, 1, 0]
    page = reader.client.get(f"{item.short_path}/comments/").content.decode()
    assert "أزال المشرفون هذا التعليق" in page  # its answer is still there
    reject([deep.pk], section_editor)
    assert counts() == [1, 0, 0]
    assert "أزال المشرفون" not in reader.read(item)  # nothing published stands below it any more
    assert approve([answer.pk, deep.pk], section_editor) == 2
    assert counts() == [3, 2, 1]
    root.author.refresh_from_db()
    assert (root.author.approved, root.author.rejected) == (3, 0)


def test_what_a_gone_comments_place_says_is_announced_when_it_changes(arabic: Newsroom, section_editor: Any) -> None:
    house(hold_after_reports=1)
    item, reader = arabic.article(), Reader()
    root = reader.wrote(item, "الأصل")
    reader.wrote(item, "رد باق", to=root)
    reader.send(f"{item.short_path}/comments/{root.pk}/report/", reason="abuse")
    assert "قيد المراجعة" in reader.read(item)
    Announcement.objects.all().delete()
    reject([root.pk], section_editor)
    assert Announcement.objects.filter(tags=f"comments:{item.pk}").exists()
    assert "أزال المشرفون" in reader.read(item)


def test_a_withdrawn_comment_keeps_its_place_only_for_its_answers(arabic: Newsroom) -> None:
    item, reader, other = arabic.article(), Reader(), Reader()
    root = reader.wrote(item, "سيُسحب")
    other.wrote(item, "رد باق", to=root)
    withdraw(root, root.author)
    page = other.read(item)
    assert "سيُسحب" not in page
    assert "سحب كاتب التعليق تعليقه" in page
    assert "رد باق" in page
    alone = reader.wrote(item, "وحيد")
    withdraw(alone, alone.author)
    alone.refresh_from_db()
    assert (alone.text, alone.name, alone.author, alone.shown) == ("", "", None, False)
    assert other.read(item).count('class="comment__gone"') == 1


def test_many_comments_cost_no_more_queries_than_few(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    path = f"{item.short_path}/comments/part/"
    costs: dict[str, list[int]] = {"": [], "?order=liked": [], "?order=oldest&after=0-5": []}
    for more in (25, 300):
        roots = fill(item, more)
        for parent in (roots[6], roots[-1], max(roots, key=lambda row: (row.likes, row.pk))):
            fill(item, more, parent=parent)
        for query, cost in costs.items():
            with CaptureQueriesContext(connection) as caught:
                assert reader.client.get(path + query).status_code == 200
            cost.append(len(caught))
    assert [few for few, _many in costs.values()] == [many for _few, many in costs.values()]
    assert max(few for few, _many in costs.values()) <= 8


def test_an_article_asks_nothing_for_its_comments(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    costs, pages = [], []
    for count in (0, 50):
        fill(item, count)
        with CaptureQueriesContext(connection) as caught:
            pages.append(reader.client.get(item.path_on_site).content.decode())
        costs.append([query for query in caught if "khabar_comments" in query["sql"]])
    assert costs == [[], []]
    assert pages[0] == pages[1]
    assert f'href="{item.short_path}/comments/"' in pages[0]


def test_comments_are_counted_in_six_forms(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    for count, words in COUNTED.items():
        Discussion.objects.update_or_create(pk=item.pk, defaults={"count": count})
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", reader.read(item), re.S)
        assert heading
        assert heading[1].strip() == words


def test_a_comment_has_a_page_of_its_own_in_its_edition(newsroom: Newsroom) -> None:
    item, reader = newsroom.article(), Reader()
    comment = reader.wrote(item, "Words of a reader")
    path = f"{item.short_path}/comments/{comment.pk}/"
    page = reader.client.get(path).content.decode()
    assert f'id="comment-{comment.pk}"' in page
    assert f"{item.path_on_site}#comment-{comment.pk}" in page
    other = path.removeprefix("/en") if newsroom.edition == "en" else f"/en{path}"
    answer = reader.client.get(other)
    assert (answer.status_code, answer["Location"]) == (301, path)


def test_a_forged_place_is_no_page(arabic: Newsroom) -> None:
    path = f"{arabic.article().short_path}/comments/"
    for query in ("?after=x", "?after=1-", "?after=99999999999999999999-1", "?order=best", "?after=1-1-1"):
        assert Reader().client.get(path + query).status_code == 404
