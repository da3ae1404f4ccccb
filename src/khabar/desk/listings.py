"""The kinds of items that have a listing of their own, in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.articles.models import Article
from khabar.live.models import Coverage
from khabar.news.models import NewsPage
from khabar.videos.models import Video


@dataclass(frozen=True)
class Listing:
    """`kind` is the model's name, as `Listed.kind` holds it, and the listing's address."""

    kind: str
    model: type[NewsPage]
    title: str | Promise
    new: str | Promise
    icon: str
    nothing: str | Promise
    """What an empty listing says."""

    @property
    def target(self) -> tuple[str, str]:
        """App label and model name, as Wagtail's address for a new page has them."""
        return self.model._meta.app_label, str(self.model._meta.model_name)


LISTINGS: dict[str, Listing] = {
    "article": Listing(
        kind="article",
        model=Article,
        title=_("Articles"),
        new=_("New article"),
        icon="doc-full-inverse",
        nothing=_("No articles yet. The first one you write appears here."),
    ),
    "video": Listing(
        kind="video",
        model=Video,
        title=_("Videos"),
        new=_("New video"),
        icon="media",
        nothing=_("No videos yet. The first one you take in appears here."),
    ),
    "coverage": Listing(
        kind="coverage",
        model=Coverage,
        title=_("Coverage"),
        new=_("New coverage"),
        icon="radio-full",
        nothing=_("No live coverage yet. Plan one, publish it, then write its entries while it happens."),
    ),
}


def listing_of(item: Any) -> Listing | None:
    """The listing that shows items like this one, a page or a row of a listing."""
    return LISTINGS.get(getattr(item, "kind", "") or item._meta.model_name)
