"""What lies on the demo's desk: a draft that waits for review, and a page of the past that the importer brought."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.accounts.models import User
from khabar.archive.actions import bring_in
from khabar.archive.models import Original
from khabar.articles.models import Article
from khabar.demo import reading
from khabar.demo.newsroom import twin
from khabar.sections.models import Section

PAST = "lighthouse"


def keys() -> set[object]:
    return {twin("article", f"{PAST}-{edition}") for edition in reading.EDITIONS}


def submit_first(drafts: Iterable[int], user: User | None) -> None:
    """Send the first of these drafts to review."""
    item = Article.objects.filter(pk__in=drafts).order_by("pk").first()
    workflow = item.get_workflow() if item else None
    if workflow:
        workflow.start(item, user)


def bring_past(edition: str, owner: User | None) -> int:
    """Import the edition's page of the past, to be reviewed; how many items that is."""
    section = Section.objects.get(translation_key=twin("section", "society"), edition=edition)
    path = reading.FOLDER / "files" / f"past-{edition}.txt"
    brought = bring_in(path.read_bytes(), name=path.name, section=section.address, edition=edition)
    item = Article.objects.get(pk=brought.id)
    item.translation_key, item.owner = twin("article", f"{PAST}-{edition}"), owner
    item.save()
    return 1


def clear_away() -> None:
    Original.objects.filter(item__translation_key__in=keys()).delete()
