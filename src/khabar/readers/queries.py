from __future__ import annotations

from django.http import HttpRequest

from khabar.accounts.models import User

LISTED = 50
"""Accounts on one page of the back office."""


def tidy(email: str) -> str:
    """An address as accounts hold it. Capitals make no other address: no mail service of today tells them apart."""
    return email.strip().lower()


def reader_at(email: str) -> User | None:
    """The reader's account at an address, which is tidy."""
    return User.objects.filter(is_reader=True, email=email).first()


def reader_of(request: HttpRequest) -> User | None:
    """The reader who is signed in (`accounts.middleware.guard` knows them), if the account is a reader's."""
    return getattr(request, "reader", None) or None


def accounts(asked: str, before: int | None) -> tuple[list[User], bool]:
    """Up to `LISTED` readers' accounts whose address holds `asked`, newest first, with their commenter; whether there
    are more. One query.

    `before` is the number of the last one on the page before.
    """
    found = User.objects.filter(is_reader=True, email__contains=tidy(asked))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.select_related("commenter").order_by("-pk")[: LISTED + 1])
    return rows[:LISTED], len(rows) > LISTED
