"""E-mail through the queue: a page doesn't wait for the mail server, and a mail outlives its bad hour.

Written with whatever else the request writes, so that what is rolled back tells nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django_tasks import task

from khabar.jobs.retries import retry

FIELDS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to")


class QueuedBackend(BaseEmailBackend):
    """Django's e-mail backend that leaves sending to a worker, by `settings.QUEUED_EMAIL_BACKEND`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if message.attachments:  # files don't belong into the queue's table
                get_connection(settings.QUEUED_EMAIL_BACKEND).send_messages([message])
            else:
                send.enqueue(_written(message))
        return len(email_messages)


def _written(message: EmailMessage) -> dict[str, Any]:
    data: dict[str, Any] = {name: getattr(message, name) for name in FIELDS}
    data = {name: list(value) if isinstance(value, tuple | list) else str(value) for name, value in data.items()}
    data["headers"] = {name: str(value) for name, value in message.extra_headers.items()}
    alternatives = getattr(message, "alternatives", [])
    data["alternatives"] = [[str(content), str(kind)] for content, kind in alternatives]
    return data


@task()
@retry(max_attempts=10, backoff=5, on=(OSError, SMTPException))
def send(written: dict[str, Any]) -> int:
    """Send one mail; for about an hour it is tried again while the server can't be reached or refuses it."""
    message = EmailMultiAlternatives(
        **{name: written[name] for name in FIELDS},
        headers=written["headers"],
        alternatives=[(content, kind) for content, kind in written["alternatives"]],
        connection=get_connection(settings.QUEUED_EMAIL_BACKEND),
    )
    return message.send()
