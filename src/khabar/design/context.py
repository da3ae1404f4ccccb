from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from khabar.design.queries import current_edition, current_outlet


def edition(request: HttpRequest) -> dict[str, Any]:
    """`edition` (typed, with the outlet's wishes) and `outlet` for every template, read once and only if used."""
    return {"edition": SimpleLazyObject(current_edition), "outlet": SimpleLazyObject(current_outlet)}
