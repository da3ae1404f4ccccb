from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from khabar.stories.office.reading import facts_of
from khabar.stories.queries import quiet_stories

SHOWN = 8


class QuietStories(Component):
    """Developing stories with nothing new for a week, on the home screen; nothing where there are none."""

    name = "quiet_stories"
    template_name = "khabar_stories/office/quiet.html"
    order = 300

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        stories = list(quiet_stories()[: SHOWN + 1])
        return {
            "rows": [(facts_of(story), story.edition) for story in stories[:SHOWN]],
            "more_url": f"{reverse('khabar_stories:index')}?quiet" if len(stories) > SHOWN else "",
        }
