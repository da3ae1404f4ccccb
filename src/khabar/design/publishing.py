"""What must be right before a page is published, said in plain words in the editor and checked at every other door.

What stands in the way is a refusal; what an editor should look at once more is a warning, and stops nobody. A page
names its own; apps above it register theirs with `register_check`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.models import PagePermissionTester

from khabar.design.language_forms import PageFormInItsLanguage


class NotPublishable(ValidationError):
    """A page can't be published as it is; the message names every reason, by field."""


@dataclass(frozen=True)
class Warned:
    """Something to look at before publishing: `field` is where, `text` says it in plain words."""

    field: str
    text: str


Check = Callable[[Any], Iterable[Warned]]
Refusal = Callable[[Any], dict[str, str]]
_checks: list[tuple[type[Model], Check]] = []
_refusals: list[tuple[type[Model], Refusal]] = []


def register_check(model: type[Model], check: Check) -> None:
    """Let `check(page)` warn before pages of `model`, or of what extends it, are published."""
    if (model, check) not in _checks:
        _checks.append((model, check))


def register_refusal(model: type[Model], refusal: Refusal) -> None:
    """Let `refusal(page)` name by field what stands in the way of publishing pages of `model`, and of what extends it.

    It is asked each time something is published: one query at most.
    """
    if (model, refusal) not in _refusals:
        _refusals.append((model, refusal))


class CheckedPageForm(PageFormInItsLanguage):
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
        for field, problem in self.instance.all_problems().items():
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

    def publishing_warnings(self) -> list[Warned]:
        """What an editor should look at before publishing. Asked for in the editor only: publishing stays quick."""
        return []

    def all_problems(self) -> dict[str, str]:
        """Its own problems and those that apps above it name."""
        problems = self.publishing_problems()
        for model, refusal in _refusals:
            if isinstance(self, model):
                problems |= refusal(self)
        return problems

    def all_warnings(self) -> list[Warned]:
        """Its own warnings and those of apps above it."""
        others = (check(self) for model, check in _checks if isinstance(self, model))
        return [*self.publishing_warnings(), *(warned for found in others for warned in found)]

    def check_publishable(self) -> None:
        """Raises NotPublishable with every problem by field."""
        problems = self.all_problems()
        if problems:
            raise NotPublishable(problems)

    def publish(self: Any, revision: Any, *args: Any, **kwargs: Any) -> Any:
        revision.as_object().check_publishable()
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]

    def save(self: Any, clean: bool = True, *args: Any, **kwargs: Any) -> Any:
        if clean and self.live:
            self.check_publishable()
        return super().save(clean, *args, **kwargs)  # type: ignore[misc]
