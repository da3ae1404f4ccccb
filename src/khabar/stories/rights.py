"""Who tells stories: section editors and above. A story belongs to no section, so no team says it."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester

from khabar.design.publishing import PublishedRights
from khabar.design.structure import StructureRights

CODENAME = "tell_stories"
TELL = f"khabar_stories.{CODENAME}"
GIVEN = {"add", "change", "publish", "lock", "unlock"}


class Telling(PagePermissionTester):
    """Gives who may tell stories what a team gives over its sections."""

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        if user.is_active and not user.is_superuser and user.has_perm(TELL):
            self.permissions |= GIVEN


class StoryRights(Telling, PublishedRights):
    """Over a story."""


class FolderRights(Telling, StructureRights):
    """Over the folder that stories lie in, which itself is for those who shape editions."""
