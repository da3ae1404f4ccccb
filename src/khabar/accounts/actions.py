from __future__ import annotations

from django.contrib.auth.models import Group

from khabar.accounts.models import User


def hire(
    username: str, *, password: str | None, role: str = "", name: str = "", email: str = "", administrator: bool = False
) -> User:
    """Make an account in the newsroom, in the group named `role`, or bring an existing one up to date.

    `password` None leaves the account without a usable one. Raises Group.DoesNotExist for an unknown role.
    """
    user, created = User.objects.get_or_create(username=username, defaults={"email": email})
    first, _space, last = name.partition(" ")
    if name:
        user.first_name, user.last_name = first, last
    if created:
        user.set_password(password)
    user.is_staff = user.is_superuser = administrator
    user.save()
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user
