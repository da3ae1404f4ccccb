from __future__ import annotations

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from khabar.body.links import PageLinks


@hooks.register("register_rich_text_features", order=100)
def resolve_links_at_once(features: FeatureRegistry) -> None:
    """Links to pages are resolved by one query a text; Wagtail's own handler needs two for each link."""
    features.register_link_type(PageLinks)
