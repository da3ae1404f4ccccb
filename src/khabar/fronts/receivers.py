from __future__ import annotations

from khabar.fronts.models import StandingPage


def tags_of_standing(page: StandingPage) -> tuple[str, ...]:
    """What a standing page's change shows in: the standing pages, the foot of every page, lists of pages."""
    edition = page.locale.language_code
    return (f"standing:{edition}", f"sitemap:{edition}")
