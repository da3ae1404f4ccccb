"""An outlet's own classifier, asked over signed HTTP by the worker, never while a reader waits."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
import urllib.error
import urllib.request
from typing import IO, Any, cast
from urllib.parse import urlsplit

from django.conf import settings

from khabar.comments.models import Comment
from khabar.comments.moderation.verdicts import Decides, Verdict

RULE = "classifier"
TIMEOUT = 5.0
"""Seconds."""
LARGEST = 10_000
ANSWERS = ("publish", "hold", "refuse")


class NoAnswer(Exception):
    """The classifier can't be reached, or says what can't be understood."""


def is_set_up() -> bool:
    return bool(settings.CLASSIFIER_URL)


def signature(body: bytes, moment: int) -> str:
    """HMAC-SHA-256 (hex) of `<seconds>.<body>` with the shared key."""
    return hmac.new(settings.CLASSIFIER_KEY.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()


def ask(comment: Comment) -> Verdict:
    """What the classifier says of a comment. It is told the text and the item's number, nothing of the author.

    Raises NoAnswer; the task that calls this tries again.
    """
    body = json.dumps({"number": comment.pk, "item": comment.item_id, "text": comment.text}).encode()
    moment = int(time.time())
    if urlsplit(settings.CLASSIFIER_URL).scheme not in ("http", "https"):
        raise NoAnswer("the address is not one of the web")
    request = urllib.request.Request(  # noqa: S310
        settings.CLASSIFIER_URL,
        data=body,
        headers={
            "Content-Type": "application/json",
            "X-Khabar-Time": str(moment),
            "X-Khabar-Signature": signature(body, moment),
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            said = json.loads(_read(answer, time.monotonic() + TIMEOUT))
    except (OSError, ValueError, RecursionError) as error:
        raise NoAnswer(str(error)) from error
    return _verdict(said)


def _read(answer: IO[bytes], deadline: float) -> bytes:
    """The body, as far as it comes in time: one that drips would keep a worker for hours."""
    body = b""
    while len(body) < LARGEST and (part := answer.read1(LARGEST - len(body))):  # type: ignore[attr-defined]
        body += part
        if time.monotonic() > deadline:
            raise TimeoutError("the answer takes too long")
    return body


def _verdict(said: Any) -> Verdict:
    decides = said.get("decision") if isinstance(said, dict) else None
    if decides not in ANSWERS:
        raise NoAnswer(f"no decision in {str(said)[:200]}")
    words = said.get("words")
    written = tuple(str(word)[:80] for word in words[:10]) if isinstance(words, list) else ()
    return Verdict(cast(Decides, decides), RULE, str(said.get("reason", ""))[:300], written)
