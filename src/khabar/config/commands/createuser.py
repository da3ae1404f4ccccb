"""Create an account of the newsroom, or of an administrator.

The password is asked for, or read from the first line of the standard input with --password-stdin.
"""

from __future__ import annotations

import argparse
import getpass
import sys

from khabar.config.exits import CommandFailed, Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username")
    parser.add_argument("--email", default="")
    parser.add_argument("--name", default="", help="the person's full name")
    parser.add_argument("--group", action="append", default=[], help="a role, by its name; may be repeated")
    parser.add_argument("--administrator", action="store_true", help="may do everything")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(options: argparse.Namespace) -> Exit:
    from django.contrib.auth.models import Group

    from khabar.config.progress import say
    from khabar.config.start import require_migrated, start_with_database

    start_with_database()
    require_migrated()
    from khabar.accounts.models import User

    if User.objects.filter(username=options.username).exists():
        raise CommandFailed(f"there is an account {options.username!r} already")
    groups = list(Group.objects.filter(name__in=options.group))
    unknown = sorted(set(options.group) - {group.name for group in groups})
    if unknown:
        known = ", ".join(Group.objects.order_by("name").values_list("name", flat=True))
        raise CommandFailed(f"no such role: {', '.join(unknown)}; there are: {known}", Exit.USAGE)
    first, _, last = options.name.partition(" ")
    user = User(username=options.username, email=options.email, first_name=first, last_name=last)
    user.is_staff = user.is_superuser = options.administrator
    user.set_password(_password(user, from_stdin=options.password_stdin))
    user.save()
    user.groups.set(groups)
    say(f"Created the account {options.username}.")
    return Exit.OK


def _password(user: object, *, from_stdin: bool) -> str:
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
