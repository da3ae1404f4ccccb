from __future__ import annotations

from typing import Any

from khabar.design.publishing import CheckedPageForm


class NewsPageForm(CheckedPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The mark belongs to one change; the next one starts without it.
        self.initial["substantive_change"] = False
        if "slug" in self.fields:  # made from the headline where it is empty: a draft saved by itself has none yet
            self.fields["slug"].required = False
