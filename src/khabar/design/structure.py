"""What an edition consists of (home, sections, standing pages, folders) is shaped by few, whoever publishes in it."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester

SHAPE = "khabar_design.shape_editions"


class StructureRights(PagePermissionTester):
    """Rights over a page of the edition's structure: those that the tree gives, for those who may shape editions."""

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        self.may_shape = user.is_active and user.has_perm(SHAPE)

    def can_add_subpage(self) -> bool:
        """Below a section anybody may file; below home lies nothing but structure."""
        below = self.page.specific_class.creatable_subpage_models()
        return bool(super().can_add_subpage()) and (self.may_shape or not all(map(is_structure, below)))

    def can_edit(self) -> bool:
        return self.may_shape and bool(super().can_edit())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.may_shape and bool(super().can_delete(ignore_bulk))

    def can_publish(self) -> bool:
        return self.may_shape and bool(super().can_publish())

    def can_unpublish(self) -> bool:
        return self.may_shape and bool(super().can_unpublish())

    def can_lock(self) -> bool:
        return self.may_shape and bool(super().can_lock())

    def can_unlock(self) -> bool:
        return self.may_shape and bool(super().can_unlock())

    def can_reorder_children(self) -> bool:
        return self.may_shape and bool(super().can_reorder_children())


class Structural:
    """Mixin for pages that make up an edition."""

    def permissions_for_user(self, user: Any) -> StructureRights:
        return StructureRights(user, self)


def is_structure(model: type) -> bool:
    return issubclass(model, Structural)
