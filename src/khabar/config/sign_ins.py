"""The demo's accounts, one for each role, with passwords made up on this machine and kept in the data folder."""

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


USERNAMES = ("reporter", "editor", "chief", "pictures", "admin")


def demo_sign_ins(data_folder: Path) -> list[SignIn]:
    """The sign-ins of the demo's accounts, which are created if they are missing."""
    from khabar.accounts.actions import hire
    from khabar.accounts.models import User
    from khabar.accounts.roles import CHIEF, EDITOR, PICTURE_EDITOR, REPORTER

    passwords = _passwords(data_folder / FILE)
    existing = set(User.objects.filter(username__in=USERNAMES).values_list("username", flat=True))
    sign_ins = []
    for username, label, role, name in (
        ("reporter", "Reporter", REPORTER, "Laila Mansour"),
        ("editor", "Section editor", EDITOR, "Dina Rashid"),
        ("chief", "Chief editor", CHIEF, "Huda Zayyat"),
        ("pictures", "Picture editor", PICTURE_EDITOR, "Omar Sabbagh"),
        ("admin", "Administrator", "", "Sami Halabi"),
    ):
        if username not in existing:
            email = f"{username}@harbour.example"
            hire(username, password=passwords[username], role=role, name=name, email=email, administrator=not role)
        sign_ins.append(SignIn(username, passwords[username], label))
    return sign_ins


def _passwords(path: Path) -> dict[str, str]:
    passwords: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    missing = [username for username in USERNAMES if username not in passwords]
    if missing:
        passwords |= {username: secrets.token_urlsafe(9) for username in missing}
        with open(path, "w", encoding="utf-8", opener=_for_owner_only) as file:
            json.dump(passwords, file)
    return passwords


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
