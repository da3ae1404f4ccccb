from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from khabar.news.queries import item_formerly_at


def redirect_former(request: HttpRequest) -> HttpResponse | None:
    """A redirect if an item had this address on an older system, with or without its query string."""
    for path in dict.fromkeys((request.get_full_path(), request.path)):
        found = item_formerly_at(path)
        if found is not None:
            return HttpResponsePermanentRedirect(found.path_on_site)
    return None
