"""E-mail waits in the queue, is tried again when the server is away, and isn't sent for what was rolled back."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from khabar.config.email import parse_email_url
from khabar.jobs.mail import send
from khabar.jobs.retries import policy_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queued(settings: LazySettings) -> None:
    """As an SMTP address sets it, but for the way out."""
    settings.EMAIL_BACKEND = parse_email_url("smtp://mail.example")["EMAIL_BACKEND"]
    settings.QUEUED_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []


def waiting() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(task_path=send.module_path)


def perform_all() -> None:
    for row in waiting():
        send.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])


def test_a_mail_leaves_by_a_worker_as_it_was_written() -> None:
    message = EmailMultiAlternatives(
        "عنوان", "نص", "desk@example.org", ["a@example.org"], bcc=["b@example.org"], reply_to=["c@example.org"],
        headers={"Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    message.attach_alternative("<p>نص</p>", "text/html")
    assert message.send() == 1
    assert mail.outbox == []
    perform_all()
    (sent,) = mail.outbox
    for name in ("subject", "body", "from_email", "to", "bcc", "reply_to", "extra_headers"):
        assert getattr(sent, name) == getattr(message, name)
    assert [(str(content), kind) for content, kind in sent.alternatives] == [("<p>نص</p>", "text/html")]


def test_a_mail_with_files_goes_at_once() -> None:
    message = EmailMultiAlternatives("s", "b", "desk@example.org", ["a@example.org"])
    message.attach("figures.csv", b"1,2", "text/csv")
    message.send()
    assert len(mail.outbox) == 1
    assert not waiting().exists()


def test_what_is_rolled_back_tells_nobody() -> None:
    with transaction.atomic():
        send_mail("s", "b", None, ["a@example.org"])
        transaction.set_rollback(True)
    assert not waiting().exists()


def test_a_server_that_is_away_is_tried_again() -> None:
    policy = policy_of(send.func)
    assert policy.allows_another(9, ConnectionRefusedError())
    assert not policy.allows_another(10, ConnectionRefusedError())
    assert not policy.allows_another(1, ValueError())
    hour = sum(policy.backoff * 2**attempt for attempt in range(policy.max_attempts - 1))
    assert 1800 < hour < 7200
