"""Style sheet and scripts: component files joined and named by their content, for browsers to keep for ever.

Every Khabar app may add files to its `static/<label>/css/` and `static/<label>/js/`. The order of files
never decides what wins in CSS: `@layer` does.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ParamSpec, cast

from django.apps import apps
from django.conf import settings
from django.templatetags.static import static

from khabar.design import themes
from khabar.design.editions import EDITIONS, Edition, Step

P = ParamSpec("P")
LAYERS = "@layer reset,tokens,base,layout,components,print;"
PHONE, DESKTOP = 390, 1240
TINT_LEVELS = (0x24, 0x60, 0x9C, 0xD8)


@dataclass(frozen=True)
class Asset:
    """A file ready to be sent, plain and compressed; `digest` is the first 12 hex digits of its SHA-256."""

    content: bytes
    compressed: bytes
    digest: str


def asset(text: str) -> Asset:
    content = text.encode()
    return Asset(content, gzip.compress(content, 9, mtime=0), hashlib.sha256(content).hexdigest()[:12])


def files(kind: str) -> Iterator[tuple[str, Path]]:
    """Label and path of each `css` or `js` file, this app's first, by name."""
    ours = [config for config in apps.get_app_configs() if config.label.startswith("khabar_")]
    for config in sorted(ours, key=lambda config: (config.label != "khabar_design", config.label)):
        for path in sorted(Path(config.path, "static", config.label, kind).glob(f"*.{kind}")):
            yield config.label, path


def without_comments(css: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.S)).strip()


def with_static_addresses(css: str, label: str) -> str:
    """Replace `url("../fonts/x.woff2")` by the address the static storage gives that file."""
    return re.sub(r'url\("\.\./([^"]+)"\)', lambda found: f'url("{static(f"{label}/{found[1]}")}")', css)


def _fluid(step: Step) -> str:
    """A size that grows evenly from phone to desktop, in rem so that the reader's own font size counts."""
    if step.phone == step.desktop:
        return f"{step.phone / 16:g}rem"
    slope = (step.desktop - step.phone) / (DESKTOP - PHONE)
    start = (step.phone - slope * PHONE) / 16
    return f"clamp({step.phone / 16:g}rem,{start:.4f}rem + {slope * 100:.3f}vw,{step.desktop / 16:g}rem)"


def type_css(edition: Edition) -> str:
    """The edition's type scale as custom properties: `--display:<size>/<line height>` and so on."""
    names = [name for name, value in vars(edition.type).items() if isinstance(value, Step)]
    steps = ((name, getattr(edition.type, name)) for name in names)
    return "".join(f"--{name}-size:{_fluid(step)};--{name}-line:{step.line};" for name, step in steps)


def token_css(accent: str) -> str:
    """Colours of both themes and the type scale of every edition. The reader's choice beats the system's."""
    light, dark = (themes.declarations(theme(accent)) for theme in (themes.light, themes.dark))
    dark = f"color-scheme:dark;{dark}"
    rules = [
        f":root{{color-scheme:light;{light}}}",
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}",
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}",
    ]
    rules += [f":root[data-edition={edition.code}]{{{type_css(edition)}}}" for edition in EDITIONS.values()]
    return f"@layer tokens{{{''.join(rules)}}}"


def picture_css() -> str:
    """Focal points and placeholder tints as classes: a strict policy allows no style attribute."""
    points = "".join(
        f".focus-{axis}-{step}{{--focus-{axis}:{step}%}}" for axis in ("x", "y") for step in range(0, 101, 10)
    )
    levels = range(len(TINT_LEVELS))
    tints = "".join(
        f".tint-{r}{g}{b}{{background:#{TINT_LEVELS[r]:02x}{TINT_LEVELS[g]:02x}{TINT_LEVELS[b]:02x}}}"
        for r in levels
        for g in levels
        for b in levels
    )
    return f"@layer components{{{points}{tints}}}"


def story_css() -> str:
    """The colours of stories as classes, in both themes."""
    day, night = (
        "".join(f".colour-{name}{{--story:{colour}}}" for name, colour in themes.stories(theme).items())
        for theme in (themes.light(), themes.dark())
    )
    dark = f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}"
    return f"@layer components{{{day}{dark}@media screen{{:root[data-theme=dark]{{{night}}}}}}}"


def build_stylesheet(accent: str) -> Asset:
    parts = [with_static_addresses(without_comments(path.read_text("utf-8")), label) for label, path in files("css")]
    return asset("\n".join([LAYERS, token_css(accent), picture_css(), story_css(), *parts]))


def build_script() -> Asset:
    """All small modules in one file, each in a block of its own so that their names do not meet."""
    return asset("\n".join(f"{{\n{path.read_text('utf-8')}}}" for _, path in files("js") if path.stem != "theme"))


def build_theme_script() -> Asset:
    """The one script that runs before the first paint: it sets the theme the reader chose."""
    return asset(Path(__file__).with_name("static").joinpath("khabar_design/js/theme.js").read_text("utf-8"))


def build_icon(accent: str) -> Asset:
    """The icon in the browser's tab: a folded page in the outlet's accent."""
    return asset(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" fill="{accent}"/>'
        f'<path d="M7 9h18M7 15h18M7 21h10" stroke="{themes.readable_text(accent)}" stroke-width="3"/></svg>'
    )


def kept(build: Callable[P, Asset]) -> Callable[P, Asset]:
    """Build once a process, but anew each time while a developer edits the files."""
    cached = cast("Callable[P, Asset]", lru_cache(maxsize=8)(build))

    def wrapper(*args: P.args, **kwargs: P.kwargs) -> Asset:
        return build(*args, **kwargs) if settings.DEBUG else cached(*args, **kwargs)

    return wrapper


stylesheet = kept(build_stylesheet)
script = kept(build_script)
theme_script = kept(build_theme_script)
icon = kept(build_icon)
