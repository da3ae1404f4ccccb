"""Create an account of the newsroom, or of an administrator.

The password is asked for, or read from the first line of the standard input with --password-stdin.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from khabar.config.exits import CommandFailed, Exit

if TYPE_CHECKING:
    from khabar.accounts.models import User
    from khabar.sections.models import Section


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username")
    parser.add_argument("--email", default="")
    parser.add_argument("--name", default="", help="the person's full name")
    parser.add_argument("--role", default="", help="the person's role, such as `Reporters`")
    parser.add_argument(
        "--section",
        action="append",
        default=[],
        metavar="PATH",
        help="a section to publish in, as in its address: `politics`, `en/politics`; may be given more than once",
    )
    parser.add_argument("--administrator", action="store_true", help="may do everything")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.progress import say
    from khabar.config.start import require_migrated, start_with_database

    start_with_database()
    require_migrated()
    from django.contrib.auth.models import Group

    from khabar.accounts.actions import entrust, hire
    from khabar.accounts.models import User

    if User.objects.filter(username=options.username).exists():
        raise CommandFailed(f"there is an account {options.username!r} already")
    known = sorted(Group.objects.values_list("name", flat=True))
    if options.role and options.role not in known:
        raise CommandFailed(f"no role {options.role!r}; there are: {', '.join(known)}", Exit.USAGE)
    sections = [_section(path) for path in options.section]
    password = _password(User(username=options.username, email=options.email), options.password_stdin)
    user = hire(
        options.username,
        password=password,
        role=options.role,
        name=options.name,
        email=options.email,
        administrator=options.administrator,
    )
    entrust(user, sections)
    say(f"Created the account {options.username}.")
    return Exit.OK


def _section(path: str) -> Section:
    from khabar.config.environment import Environment
    from khabar.sections.queries import section_at

    first, *others = Environment().editions
    edition, slash, address = path.strip("/").partition("/")
    found = section_at(edition, address) if slash and edition in others else section_at(first, path.strip("/"))
    if found is None:
        raise CommandFailed(f"no section {path!r}", Exit.USAGE)
    return found


def _password(user: User, from_stdin: bool) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    password = sys.stdin.readline().rstrip("\n") if from_stdin else getpass.getpass("Password: ")
    if not from_stdin and password != getpass.getpass("Again: "):
        raise CommandFailed("the two passwords differ")
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandFailed(" ".join(error.messages)) from error
    return password
