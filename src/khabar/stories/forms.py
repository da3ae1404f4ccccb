from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.news.forms import NewsPageForm
from khabar.stories.actions import may_place
from khabar.stories.models import State, Story
from khabar.stories.queries import stories_joined

OFFERED = 100


class StoryChoices(forms.ModelMultipleChoiceField):
    """The stories of one edition as boxes to tick, in the editor's order."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Story.objects.none())
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple(attrs={"dir": "auto"}))
        super().__init__(**kwargs)

    def offer(self, edition: str, joined: Collection[int] = ()) -> None:
        """Offer the first stories of an edition that go on, and those joined already."""
        stories = Story.objects.filter(edition=edition).order_by("position", "-tally__active_at", "-pk")
        first = stories.exclude(state=State.CLOSED).values_list("pk", flat=True)[:OFFERED]
        self.queryset = stories.filter(pk__in={*first, *joined})


class InStoriesForm(NewsPageForm):
    """The form of any kind of news item, with the stories it belongs to.

    They are the item's and not the draft's: saving a draft changes them at once, in a published item only by whoever
    may publish it.
    """

    stories = StoryChoices(
        required=False,
        label=_("Stories"),
        help_text=_("What this item belongs to. Takes effect when you save, without waiting for publication."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, page = self.fields.get("stories"), self.instance
        if not isinstance(field, StoryChoices):
            return
        joined = stories_joined(page.pk) if page.pk else []
        field.offer(self._edition(), joined)
        if page.pk:
            self.initial["stories"] = joined
            field.disabled = not may_place(self.for_user, page)
        if not field.queryset.exists():
            field.help_text = _("There are no stories in this edition yet.")

    def _edition(self) -> str:
        if self.instance.edition:
            return str(self.instance.edition)
        locale = self.parent_page.locale if self.parent_page else self.instance.locale
        return str(locale.language_code)

    def save(self, commit: bool = True) -> Any:
        field = self.fields.get("stories")
        if isinstance(field, StoryChoices) and not field.disabled:
            # The item may have no number yet: the receiver of its being saved takes it from here.
            self.instance.chosen_stories = list(self.cleaned_data["stories"])
        return super().save(commit)
