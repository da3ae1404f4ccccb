from __future__ import annotations

from django.utils.translation import gettext as _

from khabar.archive.queries import was_refused
from khabar.news.models import NewsPage


def of_refused_imports(item: NewsPage) -> dict[str, str]:
    """An import that was refused in review is not published, until it is accepted after all."""
    if item.from_archive and item.pk and was_refused(item.pk):
        return {"title": _("This import was refused in review. Accept it there before you publish it.")}
    return {}
