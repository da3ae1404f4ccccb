from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import InspectView

from khabar.design.snippets import SnippetScreens
from khabar.polls.models import Poll
from khabar.polls.reports import report_of

REPORT = "wagtailsnippets_khabar_polls_poll:inspect"


class ReportView(InspectView):
    """How a poll stands, hour by hour, and what looks odd."""

    page_title = _("Results")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"report": report_of(self.object)}


class PollViewSet(SnippetScreens):
    """Polls in the newsroom: asking, watching, and looking for what is odd."""

    model = Poll
    icon = "list-ul"
    menu_label = _("Polls")
    menu_order = 350
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = ReportView
    inspect_template_name = "khabar_polls/report.html"
    list_per_page = 30
    ordering = "-pk"
    list_display = [
        "question",
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("get_edition_display", label=_("Edition"), sort_key="edition"),
        DateColumn("opens_at", label=_("Opens")),
        DateColumn("closes_at", label=_("Closes")),
        BooleanColumn("in_rail", label=_("Beside every page")),
        TitleColumn("report", label=_("Results"), accessor=lambda poll: _("Results"), url_name=REPORT),
    ]
    list_filter = ["edition", "state"]
    search_fields = ["question"]


register_snippet(PollViewSet)
