"""Readers who take part: each has a browser of their own and an address on the network."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from django.test import Client

from khabar.comments.models import Comment, HouseRules

if TYPE_CHECKING:
    from django.http import HttpResponse

    from khabar.news.models import NewsPage

_addresses = count(1)
OURS = {"Sec-Fetch-Site": "same-origin"}


class Reader:
    """A browser without cookies, at an address nobody else has unless it is given one."""

    def __init__(self, name: str = "ريم", address: str = "") -> None:
        number = next(_addresses)
        self.name = name
        self.client = Client(REMOTE_ADDR=address or f"198.51.{number // 250}.{number % 250 + 1}")

    def send(self, path: str, headers: dict[str, str] | None = None, **form: Any) -> HttpResponse:
        return self.client.post(path, form, headers=OURS if headers is None else headers)

    def write(self, item: NewsPage, text: str, *, to: Comment | None = None, **form: Any) -> HttpResponse:
        """Send a comment, or an answer to one."""
        path = f"{item.short_path}/comments/" + (f"{to.pk}/" if to else "")
        return self.send(path, **{"name": self.name, "text": text} | form)

    def wrote(self, item: NewsPage, text: str, **form: Any) -> Comment:
        """Send a comment that is taken, and find it."""
        answer = self.write(item, text, **form)
        assert answer.status_code == 201, answer.content.decode()
        return newest()

    def read(self, item: NewsPage, query: str = "") -> str:
        answer = self.client.get(f"{item.short_path}/comments/{query}")
        assert answer.status_code == 200
        return str(answer.content.decode())


def newest() -> Comment:
    return Comment.objects.latest("pk")


def house(**rules: Any) -> HouseRules:
    """Set the rules of the house; everybody is published at once unless it says otherwise."""
    row = HouseRules.current()
    for name, value in ({"hold_newcomers": False, "proof_of_work": "never"} | rules).items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return row
