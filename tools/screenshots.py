"""Photograph every page type of a running site, and its back office: both editions, phone and desktop, light and dark.

Addresses are found as a reader finds them, from the front page on. Called by `khabar screenshots`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from io import BytesIO
from itertools import chain, product
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from khabar.config.suite.machine import chromium

EDITIONS = {"ar": "/", "en": "/en/"}
DEVICES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True},
    "desktop": {"viewport": {"width": 1440, "height": 900}},
}
THEMES = ("light", "dark")
BLOCKS = ("quotation", "gallery", "fact", "table", "list", "file", "embed")
WAGTAILS = ("reports/", "workflows/", "groups/")
"""Screens of Wagtail that are as it made them."""
INSIDE = {"office-desk-article": ".desk-item__headline", "office-fronts": "main a[href*='/fronts/']"}
"""Screens that lead to one of many: what the links there look like."""
LOOKED_THROUGH = 24
"""How many articles of the front page are looked at for the one that shows most."""
EXACT = 24
TRADES = [(256, Image.Dither.FLOYDSTEINBERG), *((colours, Image.Dither.NONE) for colours in (256, 192, 128, 96, 64))]
"""Numbers of colours, best first; dithered areas take more room."""
SETTLED = """async () => {
  await document.fonts.ready;
  const seen = [...document.images].filter(image => image.getBoundingClientRect().top < innerHeight);
  await Promise.all(seen.map(image => image.decode().catch(() => {})));
}"""


@dataclass(frozen=True)
class Scout:
    """Finds one page of each type."""

    address: str
    page: Page

    def pages(self, edition: str) -> dict[str, str]:
        home = urljoin(self.address, EDITIONS[edition])
        section = self._link(home, ".sections__list a")
        article = self._richest(home)
        return self._covered(home) | {
            "home": home,
            "section": section,
            "archive": f"{section}?all",
            "latest": urljoin(home, "latest/"),
            "article": article,
            "tag": self._link(article, ".tags a"),
            "person": self._link(article, "a.quotation__name"),
            "standing": self._link(home, ".foot__last a"),
            "follow": urljoin(home, "follow/"),
            "channel": self._link(home, ".live-button"),
            "not-found": urljoin(home, "nothing/here/"),
        }

    def _covered(self, home: str) -> dict[str, str]:
        """A coverage that goes on, one of its entries and its story, where there are some."""
        found: dict[str, str] = {}
        for name, css in (
            ("coverage", "li:has(.kicker__label--live) a"),
            ("entry", ".entry:has(.entry__correction) .entry__when a"),
            ("story", ".places__story a"),
        ):
            try:
                found[name] = self._link(found.get("coverage", urljoin(home, "latest/")), css)
            except LookupError:
                continue
        return found

    def made_later(self, edition: str) -> dict[str, str]:
        """What the worker of a fresh demo makes while the rest is photographed: videos; none without ffmpeg."""
        videos = urljoin(urljoin(self.address, EDITIONS[edition]), "videos/")
        self.page.goto(videos, wait_until="domcontentloaded")
        wide, short = (self.page.locator(css).first for css in (".videos__front .card__headline a", ".shorts a"))
        found = {"video": wide, "short-video": short}
        links = {name: link.evaluate("link => link.href") for name, link in found.items() if link.count()}
        return {"videos": videos, **links} if links else {}

    def _links(self, url: str, css: str) -> list[str]:
        """Where the links that match lead, each once; raises LookupError if the page has none."""
        self.page.goto(url, wait_until="domcontentloaded")
        found = self.page.locator(css).evaluate_all("links => links.map(link => link.href)")
        if not found:
            raise LookupError(f"{url} has no link that matches {css}")
        return list(dict.fromkeys(found))

    def _link(self, url: str, css: str) -> str:
        return self._links(url, css)[0]

    def _richest(self, home: str) -> str:
        """The article on the front page with most kinds of blocks, somebody's words among them."""
        return max(self._links(home, ".card__headline a")[:LOOKED_THROUGH], key=self._riches)

    def _riches(self, url: str) -> tuple[bool, int]:
        self.page.goto(url, wait_until="domcontentloaded")
        kinds = sum(self.page.locator(f".copy .{block}").count() > 0 for block in BLOCKS)
        return self.page.locator("a.quotation__name").count() > 0, kinds


@dataclass(frozen=True)
class Office:
    """The back office as somebody sees it who has signed in: the screens of the menu, and what they lead to."""

    address: str
    page: Page

    def sign_in(self, username: str, password: str) -> None:
        self.page.goto(urljoin(self.address, "admin/"))
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", password)
        with self.page.expect_navigation():
            self.page.click("main form button")

    def speak(self, language: str) -> None:
        """Choose the language of the interface, as one does on the page of one's own account."""
        self.page.goto(urljoin(self.address, "admin/account/"))
        self.page.select_option("[name=locale-preferred_language]", language)
        with self.page.expect_navigation():
            self.page.locator("main form [type=submit]").first.click()

    def pages(self) -> dict[str, str]:
        home = urljoin(self.address, "admin/")
        self.page.goto(home)
        menu = self.page.locator("#wagtail-sidebar a.sidebar-menu-item__link")
        links = menu.evaluate_all("links => links.map(link => link.href)")
        screens = {"office": home}
        for link in dict.fromkeys(links):
            path = link.partition("/admin/")[2].strip("/")
            if link.startswith(home) and path and not path.startswith(WAGTAILS):
                screens["office-" + path.replace("/", "-")] = link
        for listing, inside in INSIDE.items():
            if listing in screens:
                self.page.goto(screens[listing])
                found = self.page.locator(inside).evaluate_all("links => links.map(link => link.href)")
                screens |= {f"{listing}-one": found[0]} if found else {}
        return screens


def take(
    folder: Path,
    address: str,
    *,
    only: Sequence[str] = ("*",),
    whole: bool = False,
    sign_in: tuple[str, str] | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Write `<page>-<edition>-<phone|desktop>-<light|dark>.png` into `folder`, for the names that match one of `only`.

    `whole` photographs pages from head to foot instead of what is seen first. With `sign_in`, a username and its
    password, the screens of the back office are taken too, as `office-...`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for shot in chain(_of_the_site(browser, address, only), _of_the_office(browser, address, only, sign_in)):
            path = folder / f"{shot.name}.png"
            path.write_bytes(lighter(shot.take(browser, whole)))
            say(f"{path.name}: {path.stat().st_size // 1000} KB")
        browser.close()


def _of_the_site(browser: Browser, address: str, only: Sequence[str]) -> Iterator[Shot]:
    if all(pattern.startswith("office") for pattern in only):
        return  # finding the pages takes its time
    scout = Scout(address, browser.new_page())
    for edition in EDITIONS:
        yield from _shots(scout.pages(edition), edition, only)
    for edition in EDITIONS:
        yield from _shots(scout.made_later(edition), edition, only)


def _of_the_office(
    browser: Browser, address: str, only: Sequence[str], sign_in: tuple[str, str] | None
) -> Iterator[Shot]:
    if sign_in is None:
        return
    context = browser.new_context(**DEVICES["desktop"])
    office = Office(address, context.new_page())
    office.sign_in(*sign_in)
    for language in EDITIONS:
        office.speak(language)
        for shot in _shots(office.pages(), language, only):
            yield replace(shot, state=context.storage_state())


@dataclass(frozen=True)
class Shot:
    name: str
    url: str
    device: str
    theme: Any
    state: Any = None
    """Cookies of who has signed in."""

    def take(self, browser: Browser, whole: bool) -> bytes:
        context = browser.new_context(
            color_scheme=self.theme, reduced_motion="reduce", storage_state=self.state, **DEVICES[self.device]
        )
        page = context.new_page()
        page.goto(self.url)
        if whole:  # pictures further down are loaded when they come into sight
            for _screen in range(page.evaluate("Math.ceil(document.body.scrollHeight / innerHeight)")):
                page.evaluate("scrollBy(0, innerHeight)")
                page.wait_for_load_state("networkidle")
            page.evaluate("scrollTo(0, 0)")
        page.evaluate(SETTLED)
        page.wait_for_timeout(200)
        picture = page.screenshot(full_page=whole)
        context.close()
        return picture


def _shots(pages: dict[str, str], edition: str, only: Sequence[str]) -> Iterator[Shot]:
    for (page, url), device, theme in product(pages.items(), DEVICES, THEMES):
        name = f"{page}-{edition}-{device}-{theme}"
        if any(fnmatch(name, pattern) for pattern in only):
            yield Shot(name, url, device, theme)


def lighter(picture: bytes, most: int = 250_000) -> bytes:
    """A PNG with as many colours as fit into `most` bytes, 64 at least; those of paper, ink and accent stay exact."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    for colours, dither in TRADES:
        target = BytesIO()
        image.quantize(palette=_palette(image, colours), dither=dither).save(target, "PNG", optimize=True)
        if target.tell() <= most:
            break
    return target.getvalue()


def _palette(image: Image.Image, colours: int) -> Image.Image:
    """The most frequent colours as they are; the rest is shared out among what pictures need."""
    counted = image.getcolors(image.width * image.height) or []
    exact = [colour for _count, colour in sorted(counted, reverse=True)[:EXACT]]
    others = image.quantize(colours - len(exact)).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*chain.from_iterable(exact), *others])
    return palette
