from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _forget_counts() -> Iterator[None]:
    """What was counted for one test is nothing to the next."""
    from django.core.cache import cache

    yield
    cache.clear()
