from __future__ import annotations

from django.db import models
from django.db.models import F

from khabar.news.models import NewsPage


class Stem(models.Model):
    """A stem that stood in headlines, and in how many items' headlines and standfirsts it has been seen.

    The empty one counts all items that have been looked at. `anew` is what a count of everything has come to so far.
    """

    text = models.CharField(max_length=40, unique=True)
    items = models.PositiveIntegerField(default=0)
    anew = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.text}: {self.items}"


class Word(models.Model):
    """One of the rarest stems of a published item's headline and standfirst, and how telling it is there.

    The weights of an item's words make 1 together.
    """

    item = models.ForeignKey(NewsPage, on_delete=models.CASCADE, related_name="+", db_index=False)
    stem = models.ForeignKey(Stem, on_delete=models.CASCADE, related_name="+", db_index=False)
    weight = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "stem"], name="khabar_related_word_once")]
        indexes = [models.Index("stem", F("item").desc(), name="khabar_related_newest")]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.stem_id}"
