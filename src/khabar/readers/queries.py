from __future__ import annotations

from django.http import HttpRequest

from khabar.accounts.models import User


def tidy(email: str) -> str:
    """An address as accounts hold it. Capitals make no other address: no mail service of today tells them apart."""
    return email.strip().lower()


def reader_at(email: str) -> User | None:
    """The reader's account at an address, which is tidy."""
    return User.objects.filter(is_reader=True, email=email).first()


def reader_of(request: HttpRequest) -> User | None:
    """The reader who is signed in (`accounts.middleware.guard` knows them), if the account is a reader's."""
    reader: User | None = getattr(request, "reader", None)
    return reader
