"""What Lighthouse says of the main pages, on its phone profile: the median of several runs.

    ./khabar bench lighthouse [--json] [-- --runs 5 --only home-ar]

The demo newsroom is served as in production, behind nginx (static files compressed and named by checksum), and judged
with Lighthouse's own simulated slow connection and processor. A page with one heading and nothing else is the
reference: what Lighthouse gives a page that costs nothing. Bars: performance ≥ 95, accessibility, best practices and
search 100, nothing shifts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from khabar.config.suite.machine import chromium
from khabar.config.suite.npm import install_tools
from tests.fixtures.browser import FLAGS
from tests.fixtures.site import EDITIONS, free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("home", "section", "article", "person")
BARS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
BARE = (
    b'<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">'
    b'<meta name="description" content="Nothing else"><title>Bare</title><main><h1>Bare</h1></main></html>'
)
# In production the site answers to HTTPS only; this is the proxy that speaks it, without its certificate.
NGINX = """
daemon off; worker_processes 1; pid nginx.pid; events {{}}
http {{
  access_log off; client_body_temp_path body; proxy_temp_path proxy;
  fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
  server {{
    listen 127.0.0.1:{front};
    location / {{
      proxy_pass http://127.0.0.1:{back}; proxy_http_version 1.1; proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Proto https;
    }}
  }}
}}
"""
SECONDS_A_RUN, TRIES = 180, 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", help="one page, such as home-ar")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    options = parser.parse_args()
    program = install_tools("benchmarks") / "node_modules" / "lighthouse" / "cli" / "index.js"
    figures = {}
    with TemporaryDirectory(prefix="khabar-lighthouse-") as name, bare_page() as bare, served(Path(name)) as site:
        address, pages = site
        addresses = {f"{page}-{edition}": address + pages[edition][page] for page in PAGES for edition in EDITIONS}
        for page in [page for page in addresses if options.only in (None, page)]:
            figures.setdefault("bare", measure(program, bare, Path(name), options.runs))
            figures[page] = measure(program, addresses[page], Path(name), options.runs)
            print(line(page, figures[page], figures["bare"]), flush=True)
    short = sorted(name for name, scores in figures.items() if name != "bare" and falls_short(scores))
    print("passes" if not short else f"FALLS SHORT: {', '.join(short)}")
    if options.json:
        print(json.dumps({"bars": BARS, "runs": options.runs, "pages": figures, "passes": not short}))
    return 1 if short else 0


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """The demo newsroom on a server of its own, set up for production; its address and its pages' paths by edition."""
    port = free_port()
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    environment = {**os.environ, "KHABAR_DATA": str(folder), "PYTHONPATH": path, "KHABAR_SERVER_PROCESSES": "1"}
    environment.pop("KHABAR_DATABASE_URL", None)
    pages = json.loads(run(environment, "tests.fixtures.site_content"))["pages"]
    environment |= {"KHABAR_PRODUCTION": "1", "KHABAR_TRUST_PROXY": "1", "KHABAR_BASE_URL": f"https://127.0.0.1:{port}"}
    run(environment, "khabar.config.cli", "migrate")
    log = folder / "server.log"
    with log.open("wb") as output:
        command = [sys.executable, "-m", "khabar.config.cli", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
    front = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(front=front, back=port))
    proxy = None
    try:
        wait_for(port, server, log)
        proxy = subprocess.Popen(["nginx", "-e", "stderr", "-p", str(folder), "-c", "nginx.conf"])
        yield f"http://127.0.0.1:{front}", pages
    finally:
        for process in filter(None, (proxy, server)):
            process.terminate()
            process.wait(15)


@contextmanager
def bare_page() -> Iterator[str]:
    """The address of a page that costs nothing."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Bare) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Bare(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(BARE)

    def log_message(self, *_words: object) -> None:
        pass


def run(environment: dict[str, str], module: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", module, *arguments], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{module} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def measure(program: Path, address: str, folder: Path, runs: int) -> dict[str, float]:
    """The median of each figure over several runs."""
    all_runs = [lighthouse(program, address, folder) for _ in range(runs)]
    return {key: round(median(figures[key] for figures in all_runs), 3) for key in all_runs[0]}


def lighthouse(program: Path, address: str, folder: Path) -> dict[str, float]:
    """The four scores (0–100), the shift, and the time of the largest paint (ms)."""
    executable = chromium() or ""
    report = folder / "report.json"
    command = ["node", str(program), address, "--output=json", f"--output-path={report}", "--quiet"]
    command += [
        f"--only-categories={','.join(BARS)}",
        f"--chrome-flags=--headless {' '.join(FLAGS)}",
    ]
    for attempt in range(TRIES):  # now and then Chromium records no trace, and Lighthouse asks to be run again
        done = subprocess.run(command, timeout=SECONDS_A_RUN, env={**os.environ, "CHROME_PATH": executable})
        if done.returncode == 0:
            break
        if attempt + 1 == TRIES:
            raise SystemExit(f"Lighthouse failed {TRIES} times on {address}")
    said: dict[str, Any] = json.loads(report.read_text("utf-8"))
    complain(said)
    scores = {name: 100 * (said["categories"][name]["score"] or 0) for name in BARS}
    audits = said["audits"]
    shift, paint = (audits[name]["numericValue"] for name in ("cumulative-layout-shift", "largest-contentful-paint"))
    return {**scores, "shift": shift, "largest_paint_ms": paint}


def complain(said: dict[str, Any]) -> None:
    """Name each rule that a page breaks, beside those of its speed, and what moves on it."""
    for moved in said["audits"].get("layout-shifts", {}).get("details", {}).get("items", []):
        print(f"    moves by {moved['score']:.4f}: {moved.get('node', {}).get('selector')}", file=sys.stderr)
    for category in ("accessibility", "best-practices", "seo"):
        for reference in said["categories"][category]["auditRefs"]:
            audit = said["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {category}: {audit['id']}: {audit['title']}", file=sys.stderr)


def falls_short(scores: dict[str, float]) -> bool:
    return any(scores[name] < bar for name, bar in BARS.items()) or scores["shift"] > 0


def line(name: str, scores: dict[str, float], bare: dict[str, float]) -> str:
    numbers = " ".join(f"{key} {scores[key]:.0f}" for key in BARS)
    ratio = scores["performance"] / max(1, bare["performance"])
    paint = f"{scores['largest_paint_ms']:.0f} ms"
    return f"{name:<12} {numbers}  shift {scores['shift']:.3f}  paint {paint}  performance to bare {ratio:.2f}"


if __name__ == "__main__":
    sys.exit(main())
