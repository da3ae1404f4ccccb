"""Screens for one item: to the trash and back, to another section, to another edition."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from khabar.design.editions import get_edition
from khabar.desk.actions import KEPT_IN_TRASH, begin_counterpart, discard, move_to_section, restore
from khabar.desk.listings import listing_of
from khabar.desk.queries import trash
from khabar.desk.rows import as_row
from khabar.news.cursors import BadCursor, Cursor
from khabar.news.models import NewsPage
from khabar.sections.models import Section
from khabar.sections.reach import Reach, reach_of


def listing_url(item: NewsPage) -> str:
    listing = listing_of(item.specific)
    return reverse("khabar_desk:items", args=[listing.kind]) if listing else reverse("wagtailadmin_home")


def discard_item(request: HttpRequest, item: NewsPage) -> HttpResponse:
    """In place of Wagtail's own screen, which deletes for good. Who may delete has been asked before."""
    if request.method != "POST":
        context = {"page": item, "days": KEPT_IN_TRASH.days, "back": request.GET.get("next") or listing_url(item)}
        return render(request, "khabar_desk/discard.html", context)
    discard(item, request.user)
    messages.success(request, _("“%(headline)s” is in the trash.") % {"headline": item.get_admin_display_title()})
    return redirect(listing_url(item))


class TrashView(WagtailAdminTemplateMixin, TemplateView):
    """What lies in the trash of the sections somebody may see, latest first, by cursor."""

    template_name = "khabar_desk/trash.html"
    header_icon = "bin"

    def get_page_title(self) -> str:
        return _("Trash")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reach = reach_of(self.request.user)
        if not reach:
            raise PermissionDenied
        try:
            cursor = Cursor.parse(self.request.GET.get("after", ""))
        except BadCursor as error:
            raise Http404 from error
        found = trash(reach, cursor)
        return super().get_context_data(**kwargs) | {
            "rows": [(as_row(entry.item.listed, reach), entry, _may_restore(reach, entry)) for entry in found.rows],
            "next": found.next,
            "days": KEPT_IN_TRASH.days,
        }


def _may_restore(reach: Reach, entry: Any) -> bool:
    return reach.may_edit(entry.item.listed)


def restore_item(request: HttpRequest, number: int) -> HttpResponse:
    """Restore by POST, then show the item."""
    item = get_object_or_404(NewsPage, pk=number, discarded__isnull=False)
    if request.method != "POST":
        raise Http404
    restore(item, request.user)
    messages.success(request, _("Restored as a draft. Publish it to bring it back at its old address."))
    return redirect("wagtailadmin_pages:edit", item.pk)


class ChooseSectionView(WagtailAdminTemplateMixin, TemplateView):
    """Chooses a section for an item, and does what is to be done there by POST."""

    template_name = "khabar_desk/choose_section.html"
    right = "add_page"

    @cached_property
    def item(self) -> NewsPage:
        found = get_object_or_404(NewsPage.objects.filter(discarded=None), pk=self.kwargs["number"])
        if not self.allowed(found):
            raise PermissionDenied
        return found

    def allowed(self, item: NewsPage) -> bool:
        raise NotImplementedError

    def fits(self, section: Section) -> bool:
        raise NotImplementedError

    def do(self, section: Section) -> NewsPage:
        """What is done with the item and the section; gives the item to show next."""
        raise NotImplementedError

    @cached_property
    def sections(self) -> list[Section]:
        """Where somebody may bring the item, in the order of the site."""
        sections = reach_of(self.request.user).sections(self.right)
        found = Section.objects.live().order_by("edition", "position", "title").select_related("locale")
        allowed = found if sections is None else found.filter(pk__in=sections)
        return [section for section in allowed if self.fits(section)]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {
            "url": reverse("wagtailadmin_pages:edit", args=[self.item.pk]),
            "label": self.item.get_admin_display_title(),
        }
        return [*self.breadcrumbs_items, edit, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        codes = dict.fromkeys(section.edition for section in self.sections)
        return super().get_context_data(**kwargs) | {
            "item": self.item,
            "title": self.get_page_title(),
            "editions": [
                (get_edition(code), [section for section in self.sections if section.edition == code]) for code in codes
            ],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.POST.get("section", "")
        section = next((section for section in self.sections if str(section.pk) == chosen), None)
        if section is None:
            return redirect(request.path)
        return redirect("wagtailadmin_pages:edit", self.do(section).pk)


class MoveView(ChooseSectionView):
    """To another section of the edition; old addresses lead to the new one."""

    header_icon = "arrow-right-full"

    def get_page_title(self) -> str:
        return _("Move to another section")

    def allowed(self, item: NewsPage) -> bool:
        return bool(item.permissions_for_user(self.request.user).can_move())

    def fits(self, section: Section) -> bool:
        return section.edition == self.item.edition and section.pk != self.item.section_id

    def do(self, section: Section) -> NewsPage:
        move_to_section(self.item, section, self.request.user)
        messages.success(self.request, _("Moved to %(section)s.") % {"section": section.title})
        return self.item


class TranslateView(ChooseSectionView):
    """A draft for another edition, which knows its counterpart."""

    header_icon = "globe"

    def get_page_title(self) -> str:
        return _("Draft for another edition")

    def allowed(self, item: NewsPage) -> bool:
        return bool(item.permissions_for_user(self.request.user).can_edit())

    def fits(self, section: Section) -> bool:
        return section.edition != self.item.edition

    def do(self, section: Section) -> NewsPage:
        made = begin_counterpart(self.item, section, self.request.user)
        messages.success(self.request, _("Here is the draft. Readers of both will find the other edition."))
        return made
