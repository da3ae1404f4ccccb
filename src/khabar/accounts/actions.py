from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Page

from khabar.accounts.models import Team, User
from khabar.accounts.roles import PUBLISHING


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


@transaction.atomic
def form_team(place: Page) -> Team:
    """The team of `place`, made with the right to write, change, publish and lock there if there is none."""
    team = Team.objects.filter(page_id=place.pk).select_related("group").first()
    if team is None:
        group = Group.objects.create(name=f"Team of page {place.pk}")
        team = Team.objects.create(page_id=place.pk, group=group)
        rights = Permission.objects.filter(
            codename__in=PUBLISHING, content_type__app_label="wagtailcore", content_type__model="page"
        )
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page_id=place.pk, permission=permission) for permission in rights
        )
    return team


@transaction.atomic
def entrust(user: User, places: Iterable[Page]) -> None:
    """Let `user` publish in exactly these places: join their teams and leave all others."""
    wanted = {form_team(place).group for place in places}
    leaving = Group.objects.filter(user=user, team__isnull=False).exclude(pk__in=[group.pk for group in wanted])
    user.groups.remove(*leaving)
    user.groups.add(*wanted)
