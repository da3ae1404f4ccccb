from __future__ import annotations

import re


def is_hex(value: str) -> bool:
    """Whether `value` is a colour written `#rrggbb`."""
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", value))


def channels(value: str) -> tuple[int, int, int]:
    """Red, green and blue (0–255) of `#rrggbb`."""
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def luminance(value: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    linear = [c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in channels(value)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0–1) of `other` mixed in."""
    mixed = (round(a + (b - a) * share) for a, b in zip(channels(one), channels(other), strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def readable_on(colour: str, ground: str, *, towards: str, ratio: float = 4.5) -> str:
    """`colour`, mixed with `towards` in steps of 5 % until it is readable on `ground`."""
    for step in range(21):
        candidate = mix(colour, towards, step / 20)
        if contrast(candidate, ground) >= ratio:
            return candidate
    return towards
