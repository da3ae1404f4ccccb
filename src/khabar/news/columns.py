"""Which columns a list needs. Naming them halves the time of a query: Wagtail's pages have forty each."""

from __future__ import annotations

from khabar.pictures.renditions import SHOWN

SECTION = ("title", "address", "edition")
ADDRESS = ("title", "short_headline", "slug", "edition", "live_at", *(f"section__{name}" for name in SECTION))
CARD = (
    *ADDRESS,
    "content_type",
    "kicker",
    "standfirst",
    "byline_text",
    "urgency",
    "from_archive",
    *(f"lead_picture__{name}" for name in SHOWN),
)
