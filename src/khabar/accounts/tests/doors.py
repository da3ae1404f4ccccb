"""Every way by which the back office lets somebody at an item: what it is called, what it asks for, how it is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import EditingSession
from wagtail.models import Locale, Revision

from khabar.accounts.tests.world import World, tomorrow
from tests.fixtures.desk import filled

Try = Callable[[Client, Any, World], HttpResponse]


@dataclass(frozen=True)
class Door:
    """`needs` is see, write, publish, review, file or translate; `kind` is that of the item it is for.

    It `leaves` its section by move (which takes the right in both) or copy; with `anew` it is a new one of one's own.
    """

    name: str
    needs: str
    attempt: Try
    kind: str = "draft"
    leaves: str = ""
    anew: bool = False


def page(name: str, *arguments: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=arguments)


def look(name: str) -> Try:
    return lambda client, item, world: client.get(page(name, item.pk))


def press(button: str, **fields: Any) -> Try:
    def attempt(client: Client, item: Any, world: World) -> HttpResponse:
        form = filled(button, title="Changed", slug=item.slug, text="Changed.", **fields)
        return client.post(page("edit", item.pk), form)

    return attempt


def withdraw(client: Client, item: Any, world: World) -> HttpResponse:
    form = filled("draft", title=item.title, slug=item.slug)
    del form["action-save"]
    return client.post(page("edit", item.pk), form | {"action-cancel-workflow": "1"})


def schedule(client: Client, item: Any, world: World) -> HttpResponse:
    form = filled("publish", title="Later", slug=item.slug, go_live_at=f"{tomorrow():%Y-%m-%d %H:%M}")
    return client.post(page("edit", item.pk), form)


def go_back(client: Client, item: Any, world: World) -> HttpResponse:
    first = Revision.objects.filter(object_id=str(item.pk)).order_by("pk").first()
    assert first is not None
    return client.post(
        page("edit", item.pk), filled("draft", title="Back", slug=item.slug, text="B.", revision=first.pk)
    )


def of_revision(name: str, method: str = "get") -> Try:
    def attempt(client: Client, item: Any, world: World) -> HttpResponse:
        return getattr(client, method)(page(name, item.pk, item.latest_revision_id))

    return attempt


def compare(client: Client, item: Any, world: World) -> HttpResponse:
    return client.get(page("revisions_compare", item.pk, "earliest", "latest"))


def post(name: str, **data: Any) -> Try:
    return lambda client, item, world: client.post(page(name, item.pk), data)


def privacy(client: Client, item: Any, world: World) -> HttpResponse:
    return client.post(page("set_privacy", item.pk), {"restriction_type": "login"})


def elsewhere(item: Any, world: World) -> Any:
    return world.sections["there" if item.get_parent().pk == world.sections["here"].pk else "here"]


def move(client: Client, item: Any, world: World) -> HttpResponse:
    return client.post(page("move_confirm", item.pk, elsewhere(item, world).pk))


def copy(target: Callable[[Any, World], Any], **options: Any) -> Try:
    def attempt(client: Client, item: Any, world: World) -> HttpResponse:
        form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": target(item, world).pk, **options}
        return client.post(page("copy", item.pk), form)

    return attempt


def same_section(item: Any, world: World) -> Any:
    return item.get_parent()


def in_bulk(action: str, **data: Any) -> Try:
    def attempt(client: Client, item: Any, world: World) -> HttpResponse:
        sent = data | ({"chooser": elsewhere(item, world).pk} if action == "move" else {})
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        return client.post(f"{address}?id={item.pk}&next=/admin/", sent)

    return attempt


def judge(action: str, name: str = "workflow_action") -> Try:
    def attempt(client: Client, item: Any, world: World) -> HttpResponse:
        return client.post(page(name, item.pk, action, item.current_workflow_task_state.pk), {"comment": "Well."})

    return attempt


def look_at_what_waits(client: Client, item: Any, world: World) -> HttpResponse:
    return client.get(page("workflow_preview", item.pk, item.current_workflow_task.pk))


def preview(client: Client, item: Any, world: World) -> HttpResponse:
    return client.post(page("preview_on_edit", item.pk), filled("draft", title="Seen", slug=item.slug))


def join_in(client: Client, item: Any, world: World) -> HttpResponse:
    session = EditingSession.objects.create(
        user=world.me or world.colleague, content_object=item, last_seen_at=tomorrow()
    )
    address = reverse(
        "wagtailadmin_editing_sessions:ping", args=["khabar_articles", "article", str(item.pk), session.pk]
    )
    return client.post(address)


def translate(client: Client, item: Any, world: World) -> HttpResponse:
    other = Locale.objects.exclude(pk=item.locale_id).get()
    return client.post(reverse("simple_translation:submit_page_translation", args=[item.pk]), {"locales": [other.pk]})


def create(button: str) -> Try:
    def attempt(client: Client, item: Any, world: World) -> HttpResponse:
        address = page("add", "khabar_articles", "article", item.get_parent().pk)
        return client.post(address, filled(button, title="New", slug="new", text="New."))

    return attempt


DOORS = [
    Door("editor", "see", look("edit")),
    Door("history", "see", look("history")),
    Door("history of approval", "see", look("workflow_history")),
    Door("usage", "see", look("usage")),
    Door("draft as readers would see it", "see", look("view_draft")),
    Door("revision", "see", of_revision("revisions_view")),
    Door("comparison", "see", compare),
    Door("preview", "see", preview),
    Door("who else is editing", "see", join_in),
    Door("save", "write", press("draft")),
    Door("save what is live", "write", press("draft", expire_at=f"{tomorrow():%Y-%m-%d %H:%M}"), "live"),
    Door("submit", "write", press("submit")),
    Door("go back", "write", go_back),
    Door("delete", "write", post("delete")),
    Door("delete in bulk", "write", in_bulk("delete")),
    Door("move", "write", move),
    Door("move in bulk", "write", in_bulk("move")),
    Door("copy", "write", copy(same_section)),
    Door("copy elsewhere", "write", copy(elsewhere)),
    Door("detach alias", "write", post("convert_alias"), "alias"),
    Door("cancel approval", "write", withdraw, "waiting"),
    Door("publish", "publish", press("publish")),
    Door("publish what is live", "publish", press("publish"), "live"),
    Door("publish in bulk", "publish", in_bulk("publish")),
    Door("schedule", "publish", schedule),
    Door("unschedule", "publish", of_revision("revisions_unschedule", "post"), "scheduled"),
    Door("delete what is scheduled", "publish", post("delete"), "scheduled"),
    Door("unpublish", "publish", post("unpublish"), "live"),
    Door("unpublish in bulk", "publish", in_bulk("unpublish"), "live"),
    Door("delete what is live", "publish", post("delete"), "live"),
    Door("delete in bulk what is live", "publish", in_bulk("delete"), "live"),
    Door("move what is live", "publish", move, "live", leaves="move"),
    Door("move in bulk what is live", "publish", in_bulk("move"), "live", leaves="move"),
    Door("copy and publish", "publish", copy(same_section, publish_copies="on"), "live"),
    Door("copy and publish elsewhere", "publish", copy(elsewhere, publish_copies="on"), "live", leaves="copy"),
    Door("alias elsewhere", "publish", copy(elsewhere, alias="on"), "live", leaves="copy"),
    Door("privacy", "publish", privacy),
    Door("lock", "publish", post("lock")),
    Door("unlock", "publish", post("unlock"), "locked"),
    Door("approve", "publish", judge("approve"), "waiting"),
    Door("send back", "publish", judge("reject"), "waiting"),
    Door("approve with a comment", "review", judge("approve", "collect_workflow_action_data"), "waiting"),
    Door("publish what waits", "publish", press("publish"), "waiting"),
    Door("what waits for approval", "review", look_at_what_waits, "waiting"),
    Door("translate", "translate", translate),
    Door("new", "file", create("draft"), anew=True),
    Door("new and published", "publish", create("publish"), anew=True),
]
