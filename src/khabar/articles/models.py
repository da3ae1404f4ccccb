from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from khabar.articles import checks
from khabar.body.blocks import BodyBlock
from khabar.body.copy import picture_numbers, plain_text, speaker_numbers
from khabar.design.publishing import Warned
from khabar.news.models import NewsPage
from khabar.people.models import Person
from khabar.pictures.credits import credit_problems
from khabar.stories.forms import InStoriesForm
from khabar.text.reading import count_words


class Article(NewsPage):
    """A piece of news told in running copy."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    word_count = models.PositiveIntegerField(default=0, editable=False)

    is_creatable = True
    base_form_class = InStoriesForm
    content_panels = [
        *NewsPage.headline_panels,
        *NewsPage.lead_panels,
        FieldPanel("body"),
        FieldPanel("stories"),
        *NewsPage.facts_panels,
    ]
    search_fields = [*NewsPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def publishing_problems(self) -> dict[str, str]:
        return super().publishing_problems() | credit_problems("body", picture_numbers(self.body))

    def publishing_warnings(self) -> list[Warned]:
        return [*super().publishing_warnings(), *checks.warnings_of(self)]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.word_count = count_words(plain_text(self.body))
        saved = super().save(*args, **kwargs)
        update_fields = kwargs.get("update_fields")
        if update_fields is None or "body" in update_fields:  # saving a draft writes a few columns of the live row
            self._remember_speakers()
        return saved

    def _remember_speakers(self) -> None:
        speakers = speaker_numbers(self.body)
        known = set(Quoted.objects.filter(article=self).values_list("person_id", flat=True))
        if speakers == known:
            return
        Quoted.objects.filter(article=self).exclude(person_id__in=speakers).delete()
        existing = Person.objects.filter(pk__in=speakers - known).values_list("pk", flat=True)
        Quoted.objects.bulk_create([Quoted(article=self, person_id=pk) for pk in existing], ignore_conflicts=True)


class Quoted(models.Model):
    """That a person is quoted in an article; kept in step with the text, so that a person's page finds it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="quoted")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="quoted_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "article"], name="khabar_quoted_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.article_id}"
