"""The registry of pages that a higher app composes: a person's page knows the person, `fronts` knows the rest."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse

Compose = Callable[[HttpRequest, Model], HttpResponse]
_registry: dict[type[Model], Compose] = {}


def register(model: type[Model], compose: Compose) -> None:
    """Let `compose(request, page)` answer for pages of `model`."""
    _registry[model] = compose


def serve(page: Model, request: HttpRequest) -> HttpResponse:
    """The answer for `page`; raises LookupError if nobody composes pages of its type."""
    return _registry[type(page)](request, page)
