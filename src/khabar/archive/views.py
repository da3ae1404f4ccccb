"""Review of imports in the back office: a list, and one import beside its original."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from khabar.archive.models import Original, Verdict
from khabar.archive.queries import SURE, imports, next_import
from khabar.archive.review import from_text, proposals, shown, source_of
from khabar.archive.reviewing import NEEDED, WRITES, accept, refuse
from khabar.design.editions import get_edition
from khabar.sections.reach import Reach, reach_of

AT_ONCE = 100
NUMBER = 15
"""Digits of the largest number that is asked for."""


class ReviewMixin(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "history"

    @cached_property
    def reach(self) -> Reach:
        reach = reach_of(self.request.user)
        if reach.sections("change_page") == frozenset():
            raise PermissionDenied
        return reach

    def tried(self, original: Original, do: Callable[[], None]) -> bool:
        """Whether it could be done; says why not."""
        try:
            do()
        except PermissionDenied:
            messages.error(self.request, _("You may not do that with “%(name)s”.") % {"name": original.name})
        except LookupError:
            messages.error(self.request, _("The item of “%(name)s” is gone.") % {"name": original.name})
        except ValidationError as error:
            messages.error(self.request, " ".join([f"{original.name}:", *error.messages]))
        else:
            return True
        return False


class ImportsView(ReviewMixin):
    """What the importer brought, and what many of it are to become at once."""

    template_name = "khabar_archive/imports.html"

    def get_page_title(self) -> str:
        return _("Imports to review")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        verdict = asked.get("verdict", "") if asked.get("verdict", "") in Verdict.values else Verdict.WAITING
        after = asked.get("after", "")
        known = after.isdecimal() and len(after) <= NUMBER
        sure = "sure" in asked
        found = imports(self.reach, verdict, sure=sure, after=int(after) if known else None)
        return super().get_context_data(**kwargs) | {
            "rows": [
                (row, get_edition(row.item.edition), round(row.confidence * 100), row.confidence >= SURE)
                for row in found.rows
            ],
            "next": found.next,
            "verdict": verdict,
            "verdicts": Verdict.choices,
            "sure": sure,
            "sure_percent": round(SURE * 100),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        numbers = [int(number) for number in request.POST.getlist("original")[:AT_ONCE] if number.isdecimal()]
        verb = request.POST.get("verb", "")
        originals = Original.objects.filter(pk__in=numbers).defer("content")
        done = sum(self.tried(original, lambda original=original: self._do(verb, original)) for original in originals)
        if done:
            words = ngettext("%(count)d import is settled.", "%(count)d imports are settled.", done)
            messages.success(request, words % {"count": done})
        return redirect(request.get_full_path())

    def _do(self, verb: str, original: Original) -> None:
        if verb == "refuse":
            refuse(original, self.request.user)
        elif verb in ("accept", "publish"):
            accept(original, self.request.user, publish=verb == "publish")
        else:
            raise ValidationError(_("Nothing was chosen."))


class ImportView(ReviewMixin):
    """One import: original on one side, fields with origin and confidence on the other."""

    template_name = "khabar_archive/import.html"

    @cached_property
    def original(self) -> Original:
        rows = self.reach.of(Original.objects.filter(item__isnull=False), "change_page", by="item__section")
        return get_object_or_404(rows.select_related("item__section"), pk=self.kwargs["number"])

    def get_page_title(self) -> str:
        return self.original.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("khabar_archive:imports"), "label": _("Imports to review")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        original, edition = self.original, get_edition(self.original.item.edition)
        return super().get_context_data(**kwargs) | {
            "original": original,
            "item": original.item,
            "edition": edition,
            "verdict": Verdict(original.verdict).label,
            "fields": shown(original, edition.code),
            "proposals": proposals(original),
            "source": source_of(original),
            "may_publish": original.item.permissions_for_user(self.request.user).can_publish(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        verb, user = request.POST.get("verb", ""), request.user
        if verb == "refuse":
            done = self.tried(self.original, lambda: refuse(self.original, user))
        elif verb in ("accept", "publish"):
            corrections = self._corrections()
            done = self.tried(
                self.original, lambda: accept(self.original, user, corrections, publish=verb == "publish")
            )
        else:
            done = False
        if not done:
            return redirect(request.path)
        messages.success(request, _("Settled: “%(name)s”.") % {"name": self.original.name})
        following = next_import(self.reach, self.original.pk)
        return redirect("khabar_archive:import", following) if following else redirect("khabar_archive:imports")

    def _corrections(self) -> dict[str, Any]:
        """Fields that somebody refused, or wrote differently from what the screen showed."""
        sent, corrections = self.request.POST, {}
        before = {field.name: field.value for field in shown(self.original, self.original.item.edition)}
        for name in WRITES:
            if name not in NEEDED and sent.get(f"refuse-{name}"):
                corrections[name] = None
            elif name in sent and name != "event_days":
                value = from_text(name, sent[name])
                if value != from_text(name, before.get(name, "")) and (value or name not in NEEDED):
                    corrections[name] = value
        return corrections
