from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import TitleColumn
from wagtail.users.views.groups import GroupViewSet, IndexView
from wagtail.users.views.users import IndexView as UserIndexView
from wagtail.users.views.users import UserFilterSet, UserViewSet

from khabar.accounts.forms import RolesField, StaffCreationForm, StaffEditForm
from khabar.accounts.models import User
from khabar.accounts.queries import roles
from khabar.accounts.roles import LABELS


def role_name(group: Group) -> Any:
    """The role in the language of the interface."""
    return LABELS.get(group.name, group.name)


class StaffFilterSet(UserFilterSet):
    """Filters by role name the roles in the language of the interface, and no teams."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.filters["group"]
        chosen.queryset = roles()
        chosen.field_class = RolesField


class StaffIndexView(UserIndexView):
    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().filter(is_reader=False)


class StaffViewSet(UserViewSet):
    """Accounts: who somebody is, what they do, and where they publish. Readers' are not among them."""

    index_view_class = StaffIndexView

    filterset_class = StaffFilterSet
    create_template_name = "khabar_accounts/back_office/staff_create.html"
    edit_template_name = "khabar_accounts/back_office/staff_edit.html"

    def get_form_class(self, for_update: bool = False) -> type:
        return StaffEditForm if for_update else StaffCreationForm


class RoleIndexView(IndexView):
    page_title = _("Roles")
    columns = [
        TitleColumn(
            "name",
            label=_("Name"),
            accessor=lambda group: LABELS.get(group.name, group.name),
            url_name="wagtailusers_groups:edit",
        )
    ]

    def get_base_queryset(self) -> QuerySet[Group]:
        return super().get_base_queryset() & roles()


class RoleViewSet(GroupViewSet):
    """Roles: what those who have them may do."""

    menu_label = _("Roles")
    index_view_class = RoleIndexView
