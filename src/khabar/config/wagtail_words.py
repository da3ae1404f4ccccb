"""Words of Wagtail's own that its Arabic leaves in English; our catalogue, which comes first, has them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Bold"),
    _("Italic"),
    _("Autosave is <span>paused</span>"),
    _(
        'See our <a href="%(guide_link)s" target="_blank">content checks guide</a> for more information on how content'
        " metrics are calculated."
    ),
)
