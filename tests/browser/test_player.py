"""The player in Chromium: by hls.js where the browser needs it, by the browser itself where it can."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from playwright.sync_api import Page, Route, expect

from khabar.design import assets
from khabar.design.editions import EDITIONS
from khabar.design.player import MP4, MediaSource, PlayerView, Storyboard
from khabar.edge.middleware import STRICT_CSP
from khabar.videos import encoding
from khabar.videos.probing import probe
from tests.fixtures.browser import Browser
from tests.fixtures.media import Recording

ORIGIN = "http://localhost:8999"
TYPES = {".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css"}
PAGE = '<!doctype html><html lang="ar" dir="rtl"><link rel="stylesheet" href="/sheet.css"><title>ق</title>'


def drawn(view: PlayerView) -> str:
    return Template("{% load khabar_design %}{% player view %}").render(
        Context({"view": view, "edition": EDITIONS["ar"]})
    )


class Stage:
    """A page with one player, under the readers' policy; `asked` are the paths that were asked for, in order."""

    def __init__(self, page: Page, folder: Path, view: PlayerView) -> None:
        self.page, self.folder, self.asked = page, folder, []
        self.html = f"{PAGE}{drawn(view)}<a href='#t=1'>1</a>"
        page.route(f"{ORIGIN}/**", self.answer)
        page.goto(ORIGIN)
        self.player = page.locator("[data-player]")

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        self.asked.append(path)
        if path == "/":
            route.fulfill(
                body=self.html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": STRICT_CSP}
            )
        elif path == "/sheet.css":
            route.fulfill(body=assets.stylesheet("#0f5c63").content, content_type="text/css")
        else:
            static = path.startswith("/static/") and finders.find(path.removeprefix("/static/"))
            file = Path(static) if static else self.folder / path.removeprefix("/media/")
            if file.is_file() and "range" in route.request.headers:
                route.fulfill(**self.part(file, route.request.headers["range"]))
            elif file.is_file():
                route.fulfill(path=file, content_type=TYPES.get(file.suffix, "application/octet-stream"))
            else:
                route.fulfill(status=404)

    @staticmethod
    def part(file: Path, wanted: str) -> dict[str, Any]:
        """What servers answer to `bytes=5-`, without which a browser can't move to what it has not loaded."""
        whole = file.read_bytes()
        start, end = wanted.removeprefix("bytes=").split("-")
        body = whole[int(start) : int(end or len(whole) - 1) + 1]
        place = f"bytes {start}-{int(start) + len(body) - 1}/{len(whole)}"
        kind = TYPES.get(file.suffix, "application/octet-stream")
        return {"status": 206, "body": body, "content_type": kind, "headers": {"Content-Range": place}}

    def media(self) -> list[str]:
        return [path for path in self.asked if path.startswith("/media/") or "hls" in path]

    def reaches(self, test: str) -> None:
        """Wait until something is true of the video's time (the policy forbids Playwright's own way)."""
        for _ in range(100):
            if self.page.evaluate(f"document.querySelector('video').currentTime {test}"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(self.page.evaluate("document.querySelector('[data-player]').dataset.state"))


def test_it_plays_by_script_where_needed_and_goes_on_to_the_next_source_when_one_fails(
    browser: Browser, recording: Recording
) -> None:
    page = browser.page()
    page.add_init_script("HTMLMediaElement.prototype.canPlayType = () => ''")
    view = PlayerView("ميناء", [MediaSource("/media/gone.m3u8"), MediaSource("/media/index.m3u8")])
    stage = Stage(page, recording.folder, view)
    expect(page.get_by_role("button", name="ميناء")).to_be_visible()
    before = page.locator(".player").bounding_box()
    assert stage.media() == []
    page.get_by_role("button", name="ميناء").click()
    stage.reaches("> 0.2")
    asked = stage.media()
    assert asked[0].endswith("hls.min.mjs")
    assert asked.index("/media/gone.m3u8") < asked.index("/media/index.m3u8")
    assert page.locator(".player").bounding_box() == before
    page.keyboard.press("m")
    expect(page.locator("video")).to_have_js_property("muted", True)
    expect(stage.player).to_have_attribute("data-state", "ended")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert [error for error in browser.errors if "404" not in error] == []
    browser.errors.clear()


def test_what_the_browser_plays_by_itself_needs_no_script_of_others(browser: Browser, recording: Recording) -> None:
    page = browser.page()
    page.add_init_script("HTMLMediaElement.prototype.canPlayType = () => 'maybe'")  # as Safari, and Chromium by now
    sources = [MediaSource("/media/index.m3u8"), MediaSource("/media/clip.mp4", MP4)]
    stage = Stage(page, recording.folder, PlayerView("ميناء", sources))
    page.get_by_role("link", name="1").click()  # a chapter: plays from there
    stage.reaches("> 1")
    assert not any(re.search("hls", path) for path in stage.asked)
    page.keyboard.press("k")
    expect(page.locator("video")).to_have_js_property("paused", True)
    page.keyboard.press("ArrowLeft")
    stage.reaches("< 1")


def test_the_bar_shows_the_picture_at_the_place_that_is_pointed_at_or_moved_to(
    browser: Browser, recording: Recording
) -> None:
    made = encoding.storyboard(recording.clip, recording.folder / "sheet.jpg", probe(recording.clip))
    sheet = Storyboard("/media/sheet.jpg", 2, **made.as_data())
    page = browser.page()
    stage = Stage(page, recording.folder, PlayerView("ميناء", [MediaSource("/media/clip.mp4", MP4)], storyboard=sheet))
    bar, preview = page.get_by_role("slider"), page.locator(".player__preview")
    expect(bar).to_be_hidden()
    before = page.locator(".player").bounding_box()
    page.get_by_role("button", name="ميناء").click()
    stage.reaches("> 0.1")
    assert page.locator(".player").bounding_box() == before
    page.keyboard.press("k")
    assert "/media/sheet.jpg" not in stage.asked
    box = bar.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    expect(preview).to_have_text("00:01")
    expect(preview.locator(".player__still")).to_have_css("background-position", "-192px 0px")
    stage.reaches("< 1")  # to point is not to move
    page.mouse.move(1, 1)
    expect(preview).to_be_hidden()
    bar.focus()
    page.keyboard.press("End")
    stage.reaches("> 1.8")
    expect(preview).to_be_visible()
    page.keyboard.press("ArrowLeft")
    stage.reaches("< 0.1")
    expect(preview).to_have_text("00:00")
    expect(bar).to_have_attribute("aria-valuetext", "00:00")
    expect(preview).to_be_hidden()
    page.keyboard.press("End")
    expect(preview).to_be_visible()
    page.keyboard.press("Tab")
    expect(preview).to_be_hidden(timeout=1000)
    assert "/media/sheet.jpg" in stage.asked


def test_a_live_stream_is_tried_again_slower_each_time(browser: Browser, recording: Recording) -> None:
    page = browser.page()
    page.clock.install()
    stage = Stage(page, recording.folder, PlayerView("ميناء", [MediaSource("/media/gone.mp4", MP4)], live=True))
    page.get_by_role("button", name="ميناء").click()
    for most in (1, 2, 4, 8, 16):
        expect(stage.player).to_have_attribute("data-state", "retrying")
        said = re.search(r"\d+", page.get_by_role("status").inner_text())
        assert said
        assert most / 2 <= int(said[0]) <= most
        tries = len(stage.media())
        page.clock.fast_forward(most * 1000)
        while len(stage.media()) == tries:
            page.wait_for_timeout(20)
    expect(stage.player).to_have_attribute("data-state", "retrying")  # its last "not found" has been logged by then
    page.close()
    browser.errors.clear()


@pytest.mark.parametrize("kind", ["video", "audio"])
def test_without_javascript_the_browser_has_its_own_controls(kind: str) -> None:
    view = PlayerView("ميناء", [MediaSource("/media/clip.mp4", MP4)], kind=kind)  # type: ignore[arg-type]
    html = Template("{% load khabar_design %}{% player view %}").render(
        Context({"view": view, "edition": EDITIONS["ar"]})
    )
    assert re.search(rf'<{kind} class="player__media" controls [^>]*preload="none"', html)
    assert '<source src="/media/clip.mp4" type="video/mp4">' in html
    assert 'dir="ltr" data-player' in html
