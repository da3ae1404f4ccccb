"""Wagtail's app for accounts, with the newsroom's own forms."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffConfig(WagtailUsersAppConfig):
    user_viewset = "khabar.accounts.viewsets.StaffViewSet"
    group_viewset = "khabar.accounts.viewsets.RoleViewSet"
