"""Many items at once into a story, from any listing of items."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from khabar.news.models import NewsPage
from khabar.stories.actions import join, may_place
from khabar.stories.models import Story


class StoryForm(forms.Form):
    story = forms.ModelChoiceField(Story.objects.none(), label=_("Story"), empty_label=None)

    def __init__(self, *args: Any, editions: set[str] = frozenset(), **kwargs: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        stories = Story.objects.filter(edition__in=editions).order_by("edition", "position", "-tally__active_at", "-pk")
        self.fields["story"].queryset = stories  # type: ignore[attr-defined]


class AddToStory(PageBulkAction):
    """Offers the stories of the chosen items' edition; items of other editions than the story's are left out."""

    display_name = _("Add to a story")
    aria_label = _("Add the selected items to a story")
    action_type = "add_to_story"
    template_name = "khabar_stories/office/bulk.html"
    action_priority = 5
    form_class = StoryForm

    def __init__(self, request: Any, model: Any) -> None:
        super().__init__(request, model)
        self.editions: set[str] = set()

    def check_perm(self, page: Any) -> bool:
        item = page.specific
        return isinstance(item, NewsPage) and may_place(self.request.user, item)

    def get_actionable_objects(self) -> Any:
        objects, others = super().get_actionable_objects()
        found = NewsPage.objects.filter(pk__in=[page.pk for page in objects])
        self.editions = set(found.values_list("edition", flat=True))
        return objects, others

    def get_form_kwargs(self) -> dict[str, Any]:
        if not self.editions:
            self.get_actionable_objects()
        return {**super().get_form_kwargs(), "editions": self.editions}

    def get_execution_context(self) -> dict[str, Any]:
        return {"story": self.cleaned_form.cleaned_data["story"], "user": self.request.user}

    @classmethod
    def execute_action(cls, objects: Any, *, story: Story, user: Any = None, **kwargs: Any) -> tuple[int, int]:
        items = NewsPage.objects.filter(pk__in=[page.pk for page in objects], edition=story.edition)
        return join(story, list(items), user), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        text = ngettext("%(count)s item added.", "%(count)s items added.", num_parent_objects)
        return text % {"count": num_parent_objects}
