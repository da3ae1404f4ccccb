"""Many new pages at once, table by table: the rows ordinary saves leave, for a fraction of their queries.

Saving pages one by one takes some 50 queries each, most of them the tree's, the revisions' and the indexes'.
Nothing here sends signals or asks for rights. Call it inside a transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Model, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from modelsearch.backends import get_search_backends
from treebeard.exceptions import PathOverflow
from wagtail.models import Page, ReferenceIndex, Revision

from khabar.text.slugs import slugify

MOST_CHILDREN = 36**Page.steplen - 1


def take_places(pages: Sequence[Page], parents: Sequence[Page]) -> None:
    """Put each page after its parent's children and write its row of the tree: then it has a number.

    Raises PathOverflow if a parent is full.
    """
    families: dict[int, list[Page]] = {}
    for page, parent in zip(pages, parents, strict=True):
        families.setdefault(parent.pk, []).append(page)
    for parent in Page.objects.select_for_update().filter(pk__in=families).order_by("pk"):
        _place(families[parent.pk], parent)
        Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(families[parent.pk]))
    _insert(Page, pages)


def _place(children: Sequence[Page], parent: Page) -> None:
    last = parent.get_last_child()
    taken = last._get_lastpos_in_path() if last else 0
    if taken + len(children) > MOST_CHILDREN:
        raise PathOverflow(f"{parent} has no room for {len(children)} more pages.")
    slugs = _free_slugs([child.slug or slugify(child.title) for child in children], parent)
    for position, child, slug in zip(count(taken + 1), children, slugs, strict=False):
        child.slug, child.draft_title = slug, child.title
        child.depth, child.locale_id = parent.depth + 1, parent.locale_id
        child.path = Page._get_path(parent.path, child.depth, position)
        child.set_url_path(parent)


def _free_slugs(wanted: Sequence[str], parent: Page) -> list[str]:
    """The wanted slugs, numbered where two are the same or a child has one already."""
    children = parent.get_children()
    taken = set(children.filter(slug__in=wanted).values_list("slug", flat=True))
    free = []
    for base in wanted:
        slug, number = base, 1
        while slug in taken or (number > 1 and children.filter(slug=slug).exists()):
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        free.append(slug)
    return free


def write_rows(pages: Sequence[Page]) -> None:
    """Write what pages of one kind have besides their row of the tree."""
    kind = type(pages[0])
    for table in [*reversed(kind._meta.get_parent_list()), kind][1:]:
        _insert(table, pages)
    for page in pages:
        page._state.adding = False


def _insert(table: type[Model], pages: Sequence[Page]) -> None:
    """One table's share of the pages, by the core of `bulk_create`, which refuses models with parents."""
    fields = [field for field in table._meta.local_concrete_fields if not field.db_returning]
    rows = table._base_manager.get_queryset()._batched_insert(pages, fields, None)  # type: ignore[attr-defined]
    for page, (number,) in zip(pages, rows, strict=False):
        for key in page._meta.concrete_fields:
            if key.primary_key:  # each table's own: `id`, `page_ptr`, `newspage_ptr`
                setattr(page, key.attname, number)


def keep_revisions(pages: Sequence[Page]) -> None:
    """Give new pages of one kind their first revision: live if they are, due if they are to go live later."""
    kind = ContentType.objects.get_for_model(type(pages[0]), for_concrete_model=False)
    base = ContentType.objects.get_for_model(Page)
    for page in pages:
        _without_queries(page)
    Revision.objects.bulk_create(
        [
            Revision(
                content_type=kind,
                base_content_type=base,
                object_id=str(page.pk),
                created_at=page.latest_revision_created_at or timezone.now(),
                user_id=page.owner_id,
                object_str=str(page),
                content=page.serializable_data(),
                approved_go_live_at=None if page.live else page.go_live_at,
            )
            for page in pages
        ]
    )
    own = Revision.objects.filter(base_content_type=base, object_id=Cast(OuterRef("pk"), CharField()))
    new = Page.objects.filter(pk__in=[page.pk for page in pages])
    new.update(latest_revision=Subquery(own.values("pk")[:1]))
    new.filter(live=True).update(live_revision=F("latest_revision"))


def _without_queries(page: Page) -> None:
    """A page made a moment ago has no other children, such as comments, than those it was given."""
    given = page.__dict__.get("_cluster_related_objects") or {}
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name not in given:
            setattr(page, name, [])


def reindex(objects: Sequence[Model]) -> None:
    """Bring the reference index and the back office's search up to date for objects of one kind."""
    for item in objects:
        ReferenceIndex.create_or_update_for_object(item)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(type(objects[0]), list(objects))
