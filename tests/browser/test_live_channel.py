"""A live channel in Chromium: a real stream is played, ends and comes back while the page stays open."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from khabar.channels import composers
from khabar.channels.actions import throw_switch
from khabar.channels.models import Switch
from khabar.channels.tests.airing import a_programme, on_air
from khabar.demo.live import FILE, command
from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.workers import wait_until


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(settings.MEDIA_ROOT) / "live" / "test"
    made.mkdir(parents=True)
    yield made
    shutil.rmtree(made)


@contextmanager
def sending(folder: Path, *, breaks_off: bool = False) -> Iterator[None]:
    """A live stream, which ends as a broadcast does, with its playlist closed; or stalls, as nothing more comes."""
    for old in folder.iterdir():
        old.unlink()
    ffmpeg = subprocess.Popen(command(folder, size="96x54", segment=0.5))
    try:
        wait_until(lambda: (folder / FILE).exists() and (folder / FILE).read_text().count(".ts") > 1)
        yield
    finally:
        ffmpeg.send_signal(signal.SIGKILL if breaks_off else signal.SIGTERM)
        ffmpeg.wait(10)


def moves(page: Page) -> None:
    """Wait until the picture goes on (the policy forbids Playwright's own way)."""
    time = "document.querySelector('video').currentTime"
    begun = page.evaluate(time)
    for _ in range(200):
        if abs(page.evaluate(time) - begun) > 0.3:
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.evaluate("document.querySelector('[data-player]').dataset.state"))


def test_a_stream_that_stalls_or_ends_says_so_and_plays_again_when_it_is_back(
    arabic: Newsroom, live: str, browser: Browser, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composers, "PATIENCE", 2)
    channel = on_air(urls=("/media/live/gone/index.m3u8", f"/media/live/test/{FILE}"))
    a_programme(channel, title="النشرة")
    page = browser.page(PHONE)
    page.add_init_script("HTMLMediaElement.prototype.canPlayType = () => ''")  # by hls.js, as most browsers do
    player = page.locator("[data-player]")
    with sending(folder, breaks_off=True):
        page.goto(live + channel.path_on_site)
        expect(page.locator(".live-button--lit")).to_be_visible()
        expect(page.locator(".now__now")).to_contain_text("النشرة")
        page.locator(".player__play").click()
        moves(page)  # the first source is gone: the second one plays
    expect(player).to_have_attribute("data-state", "stalled")
    expect(player).to_have_attribute("data-state", "retrying")
    expect(page.get_by_role("status")).to_contain_text(re.compile("[0-9]"))  # in so many seconds
    with sending(folder):
        expect(player).to_have_attribute("data-state", "playing")
        moves(page)
        page.get_by_role("button", name="صوت فقط").click()
        moves(page)
        assert page.evaluate("getComputedStyle(document.querySelector('video')).objectPosition") != "50% 50%"
    expect(player).to_have_attribute("data-state", "off")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert [error for error in browser.errors if "404" not in error] == []
    browser.errors.clear()


def test_the_header_and_the_channels_page_follow_the_broadcast_while_they_stay_open(
    arabic: Newsroom, live: str, browser: Browser
) -> None:
    channel = on_air()
    throw_switch(channel, Switch.OFF)
    page = browser.page(PHONE)
    page.clock.install()
    page.goto(f"{live}/")
    lit = page.locator(".live-button--lit")
    expect(page.locator(".live-button")).to_be_visible()
    expect(lit).to_have_count(0)
    throw_switch(channel, Switch.ALWAYS)
    page.clock.fast_forward(80_000)
    expect(lit).to_contain_text("على الهواء")
    page.goto(live + channel.path_on_site)
    expect(page.locator(".air__on")).to_be_visible()
    expect(page.locator("[data-player]")).to_be_visible()
    throw_switch(channel, Switch.OFF)
    page.clock.fast_forward(80_000)
    expect(page.locator(".off-air")).to_be_visible()
    expect(page.locator(".air__off")).to_be_visible()
    expect(lit).to_have_count(0)
