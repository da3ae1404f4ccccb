"""What must be right before a page is published, said in plain words in the editor and checked at every other door."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import PagePermissionTester


class CheckedPageForm(WagtailAdminPageForm):
    """Says why a page can't be published, and lets any draft be saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saving_draft = False

    def defer_required_fields(self) -> None:
        self.saving_draft = True
        super().defer_required_fields()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.saving_draft:
            return
        for field, problem in self.instance.publishing_problems().items():
            self.add_error(field if field in self.fields else None, problem)


class PublishedRights(PagePermissionTester):
    """Wagtail's rights, but what is approved and waits for its hour is no draft any more that its writer may delete."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        allowed = bool(super().can_delete(ignore_bulk))
        return allowed and (self.can_publish() or not self.page.approved_schedule)


class CheckedBeforePublishing:
    """Mixin for pages: nothing is published, scheduled or saved live while `publishing_problems` names anything."""

    base_form_class = CheckedPageForm

    def publishing_problems(self) -> dict[str, str]:
        """What stands in the way of publishing: field name to plain words. Empty: nothing."""
        return {}

    def permissions_for_user(self, user: Any) -> PublishedRights:
        return PublishedRights(user, self)

    def check_publishable(self) -> None:
        """Raises ValidationError with every problem by field."""
        problems = self.publishing_problems()
        if problems:
            raise ValidationError(problems)

    def publish(self: Any, revision: Any, *args: Any, **kwargs: Any) -> Any:
        revision.as_object().check_publishable()
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]

    def save(self: Any, clean: bool = True, *args: Any, **kwargs: Any) -> Any:
        if clean and self.live:
            self.check_publishable()
        return super().save(clean, *args, **kwargs)  # type: ignore[misc]
