"""How well the archive's reader parts an article from its page, field by field.

Runs `khabar.archive.reading.read_page` over the gold set (`tests/gold/README.md`) and prints precision,
recall and F1 for each field, beside a naive reader in the same run. Exits with 1 if a judged field is
under the bar on the unseen half.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from khabar.archive.reading import read_page

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
HALVES = ("seen", "unseen")
BAR = 0.9
JUDGED = ("headline", "body", "credit", "source")
# Field of the gold set -> field of a reading.
FIELDS = {
    "headline": "headline",
    "standfirst": "standfirst",
    "body": "body",
    "credit": "credit",
    "photographer": "photographer",
    "agency": "agency",
    "source": "sources",
    "byline": "byline",
    "language": "language",
    "date": "date",
}

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
QUOTES = str.maketrans(dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚′", "'"))
LIST_MARK = re.compile(r"^[•*–-]\s+")

Values = Counter[str]
Reader = Callable[[str], dict[str, Values]]


@dataclass
class Tally:
    """Counts of one field over the pages of a half."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, expected: Values, found: Values) -> None:
        """Count one page; absent on both sides counts as nothing."""
        hits = (expected & found).total()
        self.hits += hits
        self.wrong += found.total() - hits
        self.missed += expected.total() - hits

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.wrong + self.missed)


def normalise(value: object) -> str:
    """One line, without invisible marks, with one kind of quotation marks and no list mark."""
    text = INVISIBLE.sub("", str(value)).translate(QUOTES)
    return LIST_MARK.sub("", " ".join(text.split()))


def values(value: object) -> Values:
    """The comparable strings in a value: one for a text, each item of a list, none if absent."""
    if value is None:
        return Counter()
    items: Iterable[object] = value if isinstance(value, (list, tuple)) else (value,)
    return Counter(filter(None, map(normalise, items)))


def ours(text: str) -> dict[str, Values]:
    """What Khabar's reader finds on a page."""
    fields = read_page(text).fields
    return {gold: values(fields[name].value) for gold, name in FIELDS.items() if name in fields}


def naive(text: str) -> dict[str, Values]:
    """The reference: long lines are the body, the first line that is not short is the headline."""
    lines = [line.strip() for line in text.splitlines()]
    credit = re.compile(r"\b(AFP|AP|Reuters|Getty|Photo)\b|رويترز|صورة|تصوير")
    source = re.compile(r"^(?:المصدر|source)\s*[:|]\s*(.+)", re.IGNORECASE)
    return {
        "headline": values(next((line for line in lines if len(line) >= 30), None)),
        "body": values([line for line in lines if len(line) >= 80]),
        "credit": values(next((line for line in lines if len(line) < 60 and credit.search(line)), None)),
        "source": values(next((found[1] for line in lines if (found := source.match(line))), None)),
        "language": values("ar" if re.search("[\u0621-\u064a]", text) else "en"),
    }


def measure(reader: Reader, pages: list[Path]) -> tuple[dict[str, Tally], float]:
    """The reader's tally per field, and the processor's median time for a page in milliseconds."""
    tallies, times = {field: Tally() for field in FIELDS}, []
    for page in pages:
        text = page.read_text(encoding="utf-8")
        expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        start = time.process_time()
        found = reader(text)
        times.append((time.process_time() - start) * 1000)
        for field, tally in tallies.items():
            tally.add(values(expected[field]), found.get(field, Counter()))
    return tallies, median(times)


def judge(half: str) -> dict[str, Any]:
    """The figures of one half; a field's ratio is to the reference's F1, None where that is 0."""
    pages = sorted((GOLD / half).glob("*.txt"))
    (mine, milliseconds), (reference, _) = measure(ours, pages), measure(naive, pages)
    fields = {
        field: {
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
            "reference_f1": round(reference[field].f1, 4),
            "ratio": round(tally.f1 / reference[field].f1, 2) if reference[field].hits else None,
        }
        for field, tally in mine.items()
    }
    below = [field for field in JUDGED if mine[field].f1 < BAR]
    return {"pages": len(pages), "ms_per_page": round(milliseconds, 2), "fields": fields, "below_bar": below}


def table(half: str, figures: dict[str, Any]) -> str:
    """The figures as lines of text."""
    rows = [
        f"{half}: {figures['pages']} pages, {figures['ms_per_page']} ms a page (median)",
        f"{'field':<14}{'precision':>10}{'recall':>10}{'F1':>10}{'naive F1':>10}{'ratio':>8}",
    ]
    for field, row in figures["fields"].items():
        ratio = "–" if row["ratio"] is None else f"{row['ratio']:.2f}"
        numbers = "".join(f"{row[key]:>10.3f}" for key in ("precision", "recall", "f1", "reference_f1"))
        rows.append(f"{field:<14}{numbers}{ratio:>8}")
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Print the tables; 1 if headline, body, credit or source is under the bar on the unseen half, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=(*HALVES, "both"), default="both")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    options = parser.parse_args(arguments)
    halves = {half: judge(half) for half in HALVES if options.half in (half, "both")}
    print("\n\n".join(table(half, figures) for half, figures in halves.items()))
    below = halves["unseen"]["below_bar"] if "unseen" in halves else []
    if "unseen" in halves:
        print(f"\nbar: F1 ≥ {BAR} on the unseen half:", f"under it: {', '.join(below)}" if below else "met")
    if options.json:
        print(json.dumps({"bar": BAR, "passed": not below, "halves": halves}))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
