from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView

from khabar.channels.models import Channel, Programme
from khabar.design.snippets import SnippetScreens


class ChannelViewSet(SnippetScreens):
    """Live channels in the newsroom: their streams, and the way to their schedules."""

    model = Channel
    icon = "media"
    menu_label = _("Live channels")
    menu_order = 360
    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 30
    ordering = ["edition", "position", "pk"]
    list_display = [
        "name",
        Column("get_edition_display", label=_("Edition"), sort_key="edition"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("get_switch_display", label=_("On air"), sort_key="switch"),
        BooleanColumn("lit", label=_("On air now")),
        TitleColumn(
            "schedule",
            label=_("Schedule"),
            accessor=lambda channel: _("Schedule"),
            url_name="khabar_channels_office:schedule",
        ),
    ]
    list_filter = ["edition", "kind"]
    search_fields = ["name"]


LONGEST_NUMBER = 19


class BackToTheDay:
    """After a programme's form its channel's day, where somebody came from."""

    object: Programme

    def get_success_url(self) -> str:
        return schedule_of(self.object)


def schedule_of(programme: Programme) -> str:
    from django.utils import timezone

    day = timezone.localdate(programme.starts_at)
    return f"{reverse('khabar_channels_office:schedule', args=[programme.channel_id])}?day={day.isoformat()}"


class AddProgramme(BackToTheDay, CreateView):  # type: ignore[misc]
    """A new programme, of the channel whose schedule one came from."""

    def get_initial_form_instance(self) -> Programme:
        instance: Programme = super().get_initial_form_instance() or Programme()
        given = self.request.GET.get("channel", "")
        if given.isascii() and given.isdigit() and len(given) < LONGEST_NUMBER:
            instance.channel = Channel.objects.filter(pk=int(given)).first()
        return instance


class EditProgramme(BackToTheDay, EditView):  # type: ignore[misc]
    pass


class DeleteProgramme(BackToTheDay, DeleteView):  # type: ignore[misc]
    pass


class ProgrammeViewSet(SnippetScreens):
    """Programmes one by one; the schedule's screen leads here."""

    model = Programme
    icon = "calendar"
    menu_label = _("Programmes")
    menu_item_is_registered = True  # channels lead to them; else an item "Snippets" would stand in the menu
    copy_view_enabled = False
    list_per_page = 50
    ordering = ["-starts_at"]
    list_display = ["title", "channel", "starts_at", "ends_at"]
    list_filter = ["channel"]
    search_fields = ["title"]
    add_view_class = AddProgramme
    edit_view_class = EditProgramme
    delete_view_class = DeleteProgramme


register_snippet(ChannelViewSet)
register_snippet(ProgrammeViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("channels/", include("khabar.channels.office.urls"))]
