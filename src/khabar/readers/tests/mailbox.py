"""A reader with a browser and a mailbox."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from django.core import mail
from django.http import HttpResponse
from django.test import Client

from khabar.comments.tests.readers import OURS

ADDRESS = "reem@example.org"
_networks = count(1)


class Visitor:
    """A browser on a network of its own, in an edition."""

    def __init__(self, edition: str = "ar") -> None:
        self.client = Client(REMOTE_ADDR=f"203.0.113.{next(_networks) % 250 + 1}")
        self.account = {"ar": "/account/", "en": "/en/account/"}[edition]

    def ask(self, email: str = ADDRESS, **form: Any) -> HttpResponse:
        return self.client.post(self.account, {"email": email} | form, headers=OURS)

    def enter(self, email: str = ADDRESS, **form: Any) -> HttpResponse:
        """Ask for a link, open it, press the button, and arrive."""
        assert self.ask(email, **form).status_code == 200
        return self.press(newest_link())

    def press(self, link: str) -> HttpResponse:
        return self.client.post(link, headers=OURS, follow=True)

    def page(self) -> str:
        return str(self.client.get(self.account).content.decode())

    @property
    def key(self) -> str:
        """The reader's cookie."""
        cookie = self.client.cookies.get("khabar-reader")
        return cookie.value if cookie else ""


def newest_link() -> str:
    found = re.search(r"https?://[^/]+(/\S+/link/\S+/)", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[1]
