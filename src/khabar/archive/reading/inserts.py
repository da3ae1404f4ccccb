"""Boxes that stand among the copy and announce themselves: newsletter forms, "skip past …" to "after …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .labels import Label, is_label
from .lines import Line

STARTS = ("skip past ", "skip ", "تخطي ", "تجاوز ", "list of ")
ENDS = ("after ", "end of ", "نهايه ")
LAST_WORDS = (" نهايه", " end")
LONGEST_MARK = 8
LONGEST_SKIP = 25
LONGEST_BOX = 14
MOST_BOX_WORDS = 160


def find_inserts(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines inside such boxes."""
    return frozenset(_skipped(lines) | _boxes(lines))


def _skipped(lines: Sequence[Line]) -> set[int]:
    """What stands between marks for readers of the screen: "skip past X" and "after X", "list of 3 items" and its end."""
    found: set[int] = set()
    for start, line in enumerate(lines):
        if line.words > LONGEST_MARK or not line.key.startswith(STARTS):
            continue
        for stop in range(start + 1, min(start + LONGEST_SKIP, len(lines))):
            key = lines[stop].key
            ends = lines[stop].words <= LONGEST_MARK and (key.startswith(ENDS) or key.endswith(LAST_WORDS))
            if ends and set(key.split()) & set(line.key.split()) - {"of"}:
                found.update(range(start, stop + 1))
                break
    return found


def _boxes(lines: Sequence[Line]) -> set[int]:
    """Blocks of lines around a newsletter's label, on pages that part their paragraphs by blank lines."""
    blocks: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        blocks[line.block].append(index)
    if len(blocks) < 4:
        return set()
    return {
        index
        for block in blocks.values()
        if 1 < len(block) <= LONGEST_BOX
        and any(is_label(lines[i], Label.NEWSLETTER) for i in block)
        and sum(lines[i].words for i in block) <= MOST_BOX_WORDS
        for index in block
    }
