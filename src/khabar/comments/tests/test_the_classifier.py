"""An outside classifier is asked by the worker, over signed HTTP; while it is silent a moderator decides."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from khabar.comments.models import Comment
from khabar.comments.moderation import classifier
from khabar.comments.moderation.actions import approve, classified
from khabar.comments.moderation.verdicts import Verdict
from khabar.comments.tasks import ask_the_classifier
from khabar.comments.tests.readers import Reader, house
from khabar.jobs.retries import policy_of
from tests.fixtures.newsroom import Newsroom

KEY = "a key that both sides know"


class Outside:
    """A classifier on this machine that says what it is told to say."""

    def __init__(self) -> None:
        self.said: Any = {"decision": "publish"}
        self.status, self.asked = 200, list[tuple[dict[str, str], bytes]]()
        outside = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outside.asked.append((dict(self.headers), body))
                answer = outside.said if isinstance(outside.said, bytes) else json.dumps(outside.said).encode()
                self.send_response(outside.status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *args: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"


@pytest.fixture
def outside(settings: Any, db: None) -> Iterator[Outside]:
    house()
    made = Outside()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    settings.CLASSIFIER_URL, settings.CLASSIFIER_KEY = made.url, KEY
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def waiting(outside: Outside, arabic: Newsroom) -> Comment:
    comment = Reader("سعاد").wrote(arabic.article(), "كلام يُصنَّف")
    assert (comment.state, comment.reasons[0]["rule"]) == ("held", "classifier")
    return comment


@pytest.mark.parametrize(("said", "state"), [("publish", "approved"), ("hold", "held"), ("refuse", "rejected")])
def test_its_word_is_carried_out(said: str, state: str, outside: Outside, waiting: Comment) -> None:
    outside.said = {"decision": said, "reason": "سبب", "words": ["كلام"]}
    ask_the_classifier.func(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reasons[0]["words"]) == (state, ["كلام"])


def test_it_can_check_who_asks_and_learns_nothing_of_the_author(outside: Outside, waiting: Comment) -> None:
    ask_the_classifier.func(waiting.pk)
    ((headers, body),) = outside.asked
    signed = f"{headers['X-Khabar-Time']}.".encode() + body
    assert headers["X-Khabar-Signature"] == hmac.new(KEY.encode(), signed, hashlib.sha256).hexdigest()
    assert json.loads(body) == {"number": waiting.pk, "item": waiting.item_id, "text": "كلام يُصنَّف"}


@pytest.mark.parametrize(
    ("status", "said"),
    [(500, {"decision": "publish"}), (200, b"<html>"), (200, {"decision": "delete"}), (200, []), (200, b"[" * 20_000)],
    ids=["error", "no json", "no decision", "a list", "endless"],
)
def test_what_is_no_answer_is_asked_for_again(status: int, said: Any, outside: Outside, waiting: Comment) -> None:
    outside.status, outside.said = status, said
    with pytest.raises(classifier.NoAnswer):
        ask_the_classifier.func(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == "held"
    policy = policy_of(ask_the_classifier.func)
    assert policy.allows_another(1, classifier.NoAnswer())
    assert not policy.allows_another(policy.max_attempts, classifier.NoAnswer())


def test_one_that_is_away_or_slow_is_no_answer_either(
    settings: Any, outside: Outside, waiting: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(classifier, "TIMEOUT", 0.05)
    outside.server.shutdown()  # it takes connections and never answers
    with pytest.raises(classifier.NoAnswer):
        classifier.ask(waiting)
    for address in ("http://127.0.0.1:1/", "file:///etc/passwd"):
        settings.CLASSIFIER_URL = address
        with pytest.raises(classifier.NoAnswer):
            classifier.ask(waiting)


def test_a_moderator_who_was_quicker_has_the_last_word(outside: Outside, waiting: Comment, section_editor: Any) -> None:
    approve([waiting.pk], section_editor)
    ask_the_classifier.func(waiting.pk)
    classified(waiting, Verdict("refuse", classifier.RULE))
    waiting.refresh_from_db()
    assert waiting.state == "approved"
    assert outside.asked == []


def test_a_comment_is_handed_to_the_worker_once_it_is_stored(
    outside: Outside, arabic: Newsroom, django_capture_on_commit_callbacks: Any
) -> None:
    from django_tasks_db.models import DBTaskResult

    with django_capture_on_commit_callbacks(execute=True):
        comment = Reader().wrote(arabic.article(), "كلام")
    task = DBTaskResult.objects.get(task_path__endswith="ask_the_classifier")
    assert task.args_kwargs["args"] == [comment.pk]
