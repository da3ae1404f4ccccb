from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class NewsPageForm(WagtailAdminPageForm):
    """Says in plain words why an item can't be published, and lets any draft be saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saving_draft = False
        # The mark belongs to one change; the next one starts without it.
        self.initial["substantive_change"] = False

    def defer_required_fields(self) -> None:
        self.saving_draft = True
        super().defer_required_fields()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.saving_draft:
            return
        for field, problem in self.instance.publishing_problems().items():
            self.add_error(field if field in self.fields else None, problem)
