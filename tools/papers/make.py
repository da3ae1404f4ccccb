"""Print the papers that the demo offers for download: `python tools/papers/make.py`. Needs Chromium."""

import re
import subprocess
import tempfile
import tomllib
from html import escape
from pathlib import Path
from typing import Any

from khabar.config.suite.machine import chromium

HERE = Path(__file__).parent
KHABAR = HERE.parents[1] / "src" / "khabar"
FONTS = KHABAR / "design" / "static" / "khabar_design" / "fonts"
TARGET = KHABAR / "demo" / "files"
# The time of printing would make every copy a new file.
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")

_STYLE = """
@font-face { font-family: plex; src: url("file://%(fonts)s/plex-arabic-400.woff2"); font-weight: 400 }
@font-face { font-family: plex; src: url("file://%(fonts)s/plex-arabic-700.woff2"); font-weight: 700 }
@font-face { font-family: latin; src: url("file://%(fonts)s/plex-400.woff2") }
@page { size: A4; margin: 28mm 24mm }
body { font: 12pt/1.8 plex, latin; color: #1a2226 }
header { border-block-end: 2pt solid #0f5c63; color: #0f5c63; font-weight: 700 }
h1 { font-size: 19pt; line-height: 1.5 }
table { border-collapse: collapse; inline-size: 100%% }
th, td { border-block-end: .5pt solid #9ab; padding: 3pt 6pt; text-align: start }
footer { color: #567; font-size: 9.5pt; margin-block-start: 18pt }
"""


def page(paper: dict[str, Any]) -> str:
    """The paper as HTML."""
    rows = [paper["head"], *paper["rows"]] if "rows" in paper else []
    cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    text = "".join(f'<p dir="auto">{escape(line)}</p>' for line in paper["text"])
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>{escape(paper["title"])}</title>'
        f"<style>{_STYLE % {'fonts': FONTS}}</style><header>{escape(paper['house'])}</header>"
        f"<h1>{escape(paper['title'])}</h1><table>{cells}</table>{text}"
        f"<footer>{escape(paper['note'])} كل ما في هذه الورقة متخيَّل.</footer>"
    )


def print_paper(paper: dict[str, Any], folder: Path) -> Path:
    """Print one paper into the demo's folder and return its path."""
    source, target = folder / "paper.html", TARGET / f"{paper['name']}.pdf"
    source.write_text(page(paper), "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--allow-file-access-from-files"]
    command = [chromium() or "chromium", *flags, f"--print-to-pdf={target}", f"file://{source}"]
    subprocess.run(command, check=True, capture_output=True)
    target.write_bytes(_DATE.sub(rb"/\1 (D:20260101000000", target.read_bytes()))
    return target


def main() -> None:
    """Print them all."""
    with tempfile.TemporaryDirectory() as folder:
        for paper in tomllib.loads((HERE / "papers.toml").read_text("utf-8"))["paper"]:
            target = print_paper(paper, Path(folder))
            print(f"{target.stat().st_size / 1024:6.0f} KB  {target.name}")


if __name__ == "__main__":
    main()
