from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import policy_registry


class User(AbstractUser):
    """Somebody who signs in to the newsroom; or a reader who wants to be known in more than one browser.

    A reader's account opens nothing of the newsroom and no private page, and never has a password.
    """

    is_reader = models.BooleanField(default=False, editable=False)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=models.Q(is_reader=True), name="khabar_one_reader_an_address"
            )
        ]


class Team(models.Model):
    """Those who publish below one page of the tree: a section, the people of an edition, or all of an edition.

    Its group holds the rights, so that Wagtail's own checks know of them; nobody needs to see the group itself.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="team")
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="team")

    def __str__(self) -> str:
        return self.page.title


class SharedCacheEntry(models.Model):
    """The table of Django's database cache (`accounts.cache`), made like any other instead of by a command."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "khabar_shared_cache"

    def __str__(self) -> str:
        return self.cache_key


class EditorialApproval(Task):
    """A step of a workflow: somebody who may publish the item where it lies approves it, or asks for changes."""

    class Meta:
        verbose_name = _("approval by an editor of the section")
        verbose_name_plural = _("approvals by an editor of the section")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return may_publish(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not may_publish(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return may_publish(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not may_publish(obj, user):
            return []
        return [
            ("reject", _("Ask for changes"), True),
            ("approve", _("Approve and publish"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Those under way over pages the user may publish."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return waiting
        numbers = list(waiting.values_list("workflow_state__object_id", flat=True))
        publishable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
        mine = publishable.filter(pk__in=[number for number in numbers if number.isdigit()])
        return waiting.filter(workflow_state__object_id__in=[str(pk) for pk in mine.values_list("pk", flat=True)])

    @classmethod
    def get_description(cls) -> str:
        return str(_("Whoever may publish in the section approves."))


def may_publish(obj: Any, user: Any) -> bool:
    """Whether the user may publish a page, or a record of another kind."""
    if isinstance(obj, Page):
        return bool(obj.permissions_for_user(user).can_publish())
    return bool(policy_registry.get(obj).user_has_permission_for_instance(user, "publish", obj))
