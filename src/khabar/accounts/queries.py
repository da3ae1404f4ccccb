from __future__ import annotations

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from wagtail.models import Page

from khabar.accounts.models import Team, User
from khabar.accounts.roles import CHIEF


def places_of(user: User) -> QuerySet[Page]:
    """Where `user` publishes by being in a team: sections, the people of an edition, whole editions."""
    found: QuerySet[Page] = Page.objects.filter(team__group__user=user)
    return found


def roles() -> QuerySet[Group]:
    """The groups that people choose from: all but those of teams."""
    return Group.objects.filter(team__isnull=True).order_by("name")


def editors_of(page: Page, *, besides: User | None = None) -> list[User]:
    """Who answers for `page`: the nearest team above it; where there is none, chief editors, then administrators.

    `besides` doesn't count: nobody is asked to look after their own work while there is anybody else.
    """
    colleagues = User.objects.filter(is_active=True).order_by("pk")
    if besides is not None:
        colleagues = colleagues.exclude(pk=besides.pk)
    above = Team.objects.filter(page__in=page.get_ancestors(inclusive=True)).order_by("-page__depth")
    for group in above.values_list("group", flat=True):
        team = list(colleagues.filter(groups=group))
        if team:
            return team
    return list(colleagues.filter(groups__name=CHIEF)) or list(colleagues.filter(is_superuser=True))
