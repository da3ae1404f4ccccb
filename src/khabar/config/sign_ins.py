"""The demo's three accounts, with passwords made up on this machine and kept in the data folder."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

FILE = "demo-sign-ins.json"


@dataclass(frozen=True)
class SignIn:
    """One account of the demo: what to type, and who that is."""

    username: str
    password: str
    role: str


# Username, name of the role (a group of khabar.accounts; empty for the administrator), full name.
_ACCOUNTS = (
    ("reporter", "Reporters", "Laila Mansour"),
    ("editor", "Editors in chief", "Dina Rashid"),
    ("admin", "", "Sami Halabi"),
)


def demo_sign_ins(data_folder: Path) -> list[SignIn]:
    """The sign-ins of the demo's accounts, which are created if they are missing."""
    path = data_folder / FILE
    passwords: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    missing = [username for username, _, _ in _ACCOUNTS if username not in passwords]
    if missing:
        passwords |= {username: secrets.token_urlsafe(9) for username in missing}
        with open(path, "w", encoding="utf-8", opener=_for_owner_only) as file:
            json.dump(passwords, file)
    for username, role, name in _ACCOUNTS:
        _ensure(username, role, name, passwords[username])
    return [SignIn(username, passwords[username], role or "Administrator") for username, role, _ in _ACCOUNTS]


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _ensure(username: str, role: str, name: str, password: str) -> None:
    from django.contrib.auth.models import Group

    from khabar.accounts.models import User

    if User.objects.filter(username=username).exists():
        return
    first, _, last = name.partition(" ")
    user = User(username=username, email=f"{username}@example.org", first_name=first, last_name=last)
    user.is_staff = user.is_superuser = not role
    user.set_password(password)
    user.save()
    if role:
        user.groups.add(Group.objects.get(name=role))
