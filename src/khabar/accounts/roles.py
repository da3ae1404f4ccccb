"""The newsroom's roles: groups with fixed names, and what each may do to pages, pictures, files and the rest.

A role says what somebody may do everywhere. Where somebody publishes, a team says (`accounts.teams`). An administrator
is no group but an account that may do everything.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

REPORTER = "Reporters"
EDITOR = "Section editors"
PICTURE_EDITOR = "Picture editors"
CHIEF = "Chief editors"

LABELS = {
    REPORTER: gettext_lazy("Reporters"),
    EDITOR: gettext_lazy("Section editors"),
    PICTURE_EDITOR: gettext_lazy("Picture editors"),
    CHIEF: gettext_lazy("Chief editors"),
}
"""A role's name in the language of the interface; in the database it is English and never changes."""

PUBLISHING = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
PAGE_RIGHTS = {
    REPORTER: ("add_page",),
    EDITOR: ("add_page",),
    PICTURE_EDITOR: ("add_page",),
    CHIEF: (*PUBLISHING, "bulk_delete_page"),
}
# Wagtail asks for rights over its own image model, whatever model stands in its place.
USE_FILES = ("add_image", "choose_image", "add_document", "choose_document")
MEND_FILES = (*USE_FILES, "change_image", "change_document")
SORT_FILES = (*MEND_FILES, "delete_image", "delete_document")
FILE_RIGHTS = {REPORTER: USE_FILES, EDITOR: MEND_FILES, PICTURE_EDITOR: SORT_FILES, CHIEF: SORT_FILES}
SORT_COLLECTIONS = ("add_collection", "change_collection", "delete_collection")
COLLECTION_RIGHTS = {PICTURE_EDITOR: SORT_COLLECTIONS, CHIEF: SORT_COLLECTIONS}
RECORD_RIGHTS = {
    EDITOR: ("simple_translation.submit_translation",),
    CHIEF: (
        "simple_translation.submit_translation",
        "khabar_design.shape_editions",
        "khabar_design.change_outlet",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ),
}

_rights: dict[str, list[str]] = defaultdict(list, {role: list(rights) for role, rights in RECORD_RIGHTS.items()})


def allow(permission: str, *roles: str) -> None:
    """Give `roles` a permission (`app_label.codename`) over records when they are founded; for `ready()`."""
    for role in roles:
        _rights[role].append(permission)


def found_roles_at_last(sender: AppConfig, **kwargs: Any) -> None:
    """Receiver of post_migrate, which comes app by app: rights over pictures exist only after the last one."""
    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        found_roles()


def found_roles() -> None:
    """Make the groups, their rights and the way from draft to publication; changes nothing twice."""
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    if root is None or collection is None or not Permission.objects.filter(codename="access_admin").exists():
        return
    for name in LABELS:
        group, created = Group.objects.get_or_create(name=name)
        if created:  # else an administrator may have changed what a role may do
            _give_rights(group, root, collection)
    _found_approval(root)


def _give_rights(group: Group, root: Page, collection: Collection) -> None:
    for permission in Permission.objects.filter(
        codename__in=PAGE_RIGHTS[group.name], content_type__app_label="wagtailcore", content_type__model="page"
    ):
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    in_collections = FILE_RIGHTS[group.name] + COLLECTION_RIGHTS.get(group.name, ())
    for permission in Permission.objects.filter(codename__in=in_collections):
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    for name in ["wagtailadmin.access_admin", *_rights[group.name]]:
        label, _dot, codename = name.partition(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=label, codename=codename))


def _found_approval(root: Page) -> None:
    """What is submitted waits for somebody who may publish it where it lies."""
    from khabar.accounts.models import EditorialApproval

    if EditorialApproval.objects.exists():
        return
    if not TaskState.objects.exists():
        # Wagtail's own groups, and its workflow, in which any moderator approves anything.
        WorkflowPage.objects.filter(page=root).delete()
        Workflow.objects.all().delete()
        GroupApprovalTask.objects.all().delete()
        Group.objects.filter(name__in=("Moderators", "Editors"), user=None).delete()
    with translation.override(settings.LANGUAGE_CODE):
        name = gettext("Approval by an editor")
    task = EditorialApproval.objects.create(name=name)
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
