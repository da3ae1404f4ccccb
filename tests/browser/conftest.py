from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.fixtures.browser import DESKTOP, Browser
from tests.fixtures.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

_PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
# What the policy refuses is an error, even where Chromium only reports it.
_REPORT = "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective, e.blockedURI))"


@pytest.fixture
def visit(browser: Browser, site: Site) -> Visit:
    """Open a page of the site by its type and edition: `visit("home", "en", PHONE, javascript=False)`.

    Its pictures are one pixel unless `pictures` is true: the server would make each of them for the first time.
    """

    def visit(
        name: str, edition: str = "ar", size: tuple[int, int] = DESKTOP, *, pictures: bool = False, **options: Any
    ) -> Page:
        page = browser.page(size, **{"reduced_motion": "reduce", **options})
        if not pictures:
            page.route("**/pictures/**", lambda route: route.fulfill(body=_PIXEL, content_type="image/gif"))
        page.add_init_script(_REPORT)
        if name == "gallery":
            page.context.add_cookies([{"name": "sessionid", "value": site.session, "url": site.address}])
        page.goto(site.url(name, edition))
        if name == "not-found":  # Chromium calls the page itself a resource that failed
            browser.errors[:] = [error for error in browser.errors if "404" not in error]
        return page

    return visit
