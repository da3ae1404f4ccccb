"""The browser keeps a page for the moment without a connection, and asks for it anew when the outlet changes."""

from __future__ import annotations

import json
import re
from typing import Any

from khabar.design.models import Outlet
from tests.fixtures.newsroom import Newsroom


def kept(client: Any) -> dict[str, Any]:
    answer = client.get("/f/worker.js")
    assert (answer["Service-Worker-Allowed"], answer["Cache-Control"]) == ("/", "no-cache")
    assert answer["Content-Type"].startswith("text/javascript")
    found: dict[str, Any] = json.loads(answer.content.decode().split("\n")[0].removeprefix("const KEPT = ").rstrip(";"))
    return found


def test_all_that_is_kept_can_be_had(db: None, client: Any) -> None:
    listed = kept(client)
    assert listed["pages"] == {"/": "/f/offline/", "/en/": "/en/f/offline/"}
    sheets = [path for path in listed["files"] if not path.endswith(".woff2")]
    for path in (*listed["pages"].values(), *sheets):
        assert client.get(path).status_code == 200, path


def test_the_page_needs_no_other_file(newsroom: Newsroom, client: Any) -> None:
    listed = kept(client)
    page = client.get(listed["pages"][newsroom.home.url]).content.decode()
    needed = re.findall(r'<link rel="(?:stylesheet|preload)"[^>]*href="([^"]+)"', page)
    assert len(needed) >= 3
    assert set(needed) <= set(listed["files"])
    assert "<img" not in page
    assert re.search(r'<a class="button" href="">', page)


def test_a_new_accent_makes_another_worker(arabic: Newsroom, client: Any) -> None:
    before = kept(client)["name"]
    Outlet.objects.filter(pk=arabic.outlet.pk).update(accent="#7a1020")
    assert kept(client)["name"] != before
