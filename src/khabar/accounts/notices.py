"""E-mails about the way from draft to publication. Wagtail sends the ones to the writer; the words are ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.admin.mail import BaseGroupApprovalTaskStateEmailNotifier
from wagtail.models import TaskState

from khabar.accounts.models import EditorialApproval, User
from khabar.accounts.queries import editors_of


class SubmissionNotice(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells the editors of the section, each in their language, that something awaits their approval."""

    notification = "submitted"

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        return isinstance(instance, TaskState) and isinstance(instance.task.specific, EditorialApproval)

    def get_template_base_prefix(self, instance: Any, **kwargs: Any) -> str:
        return "task_state_"

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> Iterable[User]:
        return editors_of(task_state.workflow_state.content_object, besides=kwargs.get("user"))

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(task_state, **kwargs) | {"submitter": kwargs.get("user")}
