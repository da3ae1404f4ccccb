from __future__ import annotations

from django_tasks import task

from khabar.desk import actions, outside_links


@task()
def prune_versions() -> int:
    """Delete what saving left behind, until nothing is left to delete."""
    pruned = 0
    while found := actions.prune_versions():
        pruned += found
    return pruned


@task()
def check_links(addresses: list[str]) -> None:
    """Ask other sites whether these addresses lead anywhere."""
    for address in outside_links.unknown_among(addresses):
        outside_links.check(address)
