"""Boxes that stand among the copy and announce themselves: newsletter forms, "skip past …" to "after …"."""

from collections import defaultdict
from collections.abc import Sequence

from .labels import Label, is_label
from .lines import Line

LONGEST_SKIP = 25
LONGEST_BOX = 14
MOST_BOX_WORDS = 160


def find_inserts(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines inside such boxes."""
    return frozenset(_skipped(lines) | _boxes(lines))


def _skipped(lines: Sequence[Line]) -> set[int]:
    """What stands between "skip past X" (for readers of the screen) and "after X"."""
    found: set[int] = set()
    for start, line in enumerate(lines):
        if not line.key.startswith("skip past ") or line.words > 8:
            continue
        name = line.key.removeprefix("skip past ")
        for stop in range(start + 1, min(start + LONGEST_SKIP, len(lines))):
            if lines[stop].key in (f"after {name}", f"end of {name}"):
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
