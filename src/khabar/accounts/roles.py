"""The newsroom's roles: groups with fixed names, and what each may do to pages and pictures."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

REPORTER = "Reporters"
EDITOR = "Section editors"

PAGE_RIGHTS = {
    REPORTER: ("add_page",),
    EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
PICTURE_RIGHTS = {
    REPORTER: ("add_picture", "choose_image"),
    EDITOR: ("add_picture", "change_picture", "choose_image"),
}


def found_roles_at_last(sender: AppConfig, **kwargs: Any) -> None:
    """Receiver of post_migrate, which comes app by app: rights over pictures exist only after the last one."""
    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        found_roles()


def found_roles() -> None:
    """Make the groups and give them their rights over the whole tree; changes nothing twice."""
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    admin_access = Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin").first()
    if root is None or collection is None or admin_access is None:
        return
    for name, rights in PAGE_RIGHTS.items():
        group, created = Group.objects.get_or_create(name=name)
        if not created:
            continue  # An administrator may have changed what a role may do.
        group.permissions.add(admin_access)
        for permission in Permission.objects.filter(codename__in=rights, content_type__app_label="wagtailcore"):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        for permission in Permission.objects.filter(codename__in=PICTURE_RIGHTS[name]):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
        if name == EDITOR:
            # Else what a reporter submits would wait for, and be locked by, Wagtail's own group of moderators.
            for task in GroupApprovalTask.objects.all():
                task.groups.add(group)
