from __future__ import annotations

from datetime import datetime

from django_tasks import task

from khabar.demo import videos


@task(priority=-60)
def shoot(key: str, leads: dict[str, int], loaded_at: str) -> bool:
    """Make one of the demo's videos, after everything that anybody waits for."""
    return videos.shoot(key, leads, datetime.fromisoformat(loaded_at))
