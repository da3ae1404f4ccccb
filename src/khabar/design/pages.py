"""Pages that a higher app composes: a person's page knows the person, `fronts` knows the rest.

Public addresses are resolved in front of the tree; `guarded` gives what guards the tree its say all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction

Compose = Callable[[HttpRequest, Any], HttpResponse]
_registry: dict[type[Model], Compose] = {}


def register(model: type[Model], compose: Compose) -> None:
    """Let `compose(request, page)` answer for pages of `model`."""
    _registry[model] = compose


def serve(page: Page, request: HttpRequest) -> HttpResponse:
    """The answer for `page`; raises LookupError if nobody composes pages of its type.

    A page that Wagtail found by walking the tree redirects: it has one address.
    """
    parts = page.get_url_parts(request)
    if parts and parts[2] != quote(request.path_info) and not getattr(request, "is_preview", False):
        return HttpResponsePermanentRedirect(parts[2])
    return _registry[type(page)](request, page)


def guarded(page: Page, request: HttpRequest, compose: Compose | None = None) -> HttpResponse:
    """The answer for `page` as Wagtail gives it: private pages and an outlet's own hooks come first.

    With `compose` it is the answer for something that is as private as `page`, such as a list of what lies below it.
    """

    def answer(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse:
        served: HttpResponse = compose(request, page) if compose else page.serve(request, *args, **kwargs)
        return served

    chain = answer
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    for hook in hooks.get_hooks("before_serve_page"):
        stopped = hook(page, request, [], {})
        if isinstance(stopped, HttpResponse):
            return stopped
    return chain(page, request, [], {})


def open_as_home(compose: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that is open to whom the edition's home page is open to."""

    @wraps(compose)
    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        from khabar.design.models import Home

        homes = Home.objects.live().select_related("locale")
        home = get_object_or_404(homes, locale__language_code=get_language())
        return guarded(home, request, lambda request, page: compose(request, **kwargs))

    return require_safe(view)


class Composed:
    """Mixin for pages that a higher app composes, for readers and for previews alike."""

    def serve(self: Any, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return serve(self, request)

    def serve_preview(self: Any, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page in its edition's language, also where it has no address yet to tell the language by."""
        with override(self.locale.language_code):
            answer = serve(self, request)
            return answer.render() if isinstance(answer, TemplateResponse) else answer


class QuicklyGuarded:
    """Mixin for pages: restrictions of a page and all above it by one query instead of two."""

    def get_view_restrictions(self: Any) -> QuerySet[PageViewRestriction]:
        if self.alias_of_id:
            found: QuerySet[PageViewRestriction] = super().get_view_restrictions()  # type: ignore[misc]
            return found
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        return PageViewRestriction.objects.filter(page__path__in=[self.path[:end] for end in ends])
