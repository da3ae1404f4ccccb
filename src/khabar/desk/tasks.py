from __future__ import annotations

from django_tasks import task

from khabar.desk import actions


@task()
def prune_versions() -> int:
    """Delete what saving left behind, until nothing is left to delete."""
    pruned = 0
    while found := actions.prune_versions():
        pruned += found
    return pruned
