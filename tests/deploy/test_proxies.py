"""The examples in `deploy/` are started as they are, but for names, ports and folders, with the edge behind them."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from khabar.edge.purging import Varnish
from khabar.edge.tests.applications import Site
from tests.fixtures.edge import Front, front, listening
from tests.fixtures.site import free_port

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=1")]


def program(name: str, package: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.fail(f"{name} isn't installed (Debian: apt-get install {package})", pytrace=False)
    return found


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path that servers may read which give up root's rights."""
    made = Path(tempfile.mkdtemp(prefix="khabar-proxy-", dir="/tmp"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def site() -> Site:
    return Site(headers=HEADERS)


@contextmanager
def started(command: list[str], port: int, **options: Any) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    try:
        end = time.monotonic() + 20
        while True:
            assert process.poll() is None, f"{command[0]} did not start"
            assert time.monotonic() < end
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(20)


class Asking:
    """A browser at a proxy's door."""

    def __init__(self, port: int, *, tls: bool = False) -> None:
        self.port, self.tls = port, tls

    def __call__(self, path: str = "/x/", method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        if self.tls:
            trusting = ssl._create_unverified_context()
            connection: Any = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=10, context=trusting)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        sent = {"Host": "news.example.org"} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=sent)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def configured(name: str, folder: Path, changes: dict[str, str]) -> Path:
    """An example with these texts replaced, each of which it must hold."""
    text = (DEPLOY / name).read_text("utf-8")
    for old, new in changes.items():
        assert old in text, f"{name} no longer says {old!r}"
        text = text.replace(old, new)
    target = folder / Path(name).name
    target.write_text(text)
    return target


def nginx_config(folder: Path, plain: int, secure: int, behind: int) -> Path:
    subject = ["-subj", "/CN=news.example.org", "-keyout", str(folder / "key"), "-out", str(folder / "pem")]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run(made, check=True, capture_output=True)
    example = configured(
        "nginx/khabar.conf",
        folder,
        {
            "/dev/shm/khabar": f"{folder}/cache",
            "server 127.0.0.1:8000": f"server 127.0.0.1:{behind}",
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
            "/etc/ssl/news.example.org.pem": str(folder / "pem"),
            "/etc/ssl/news.example.org.key": str(folder / "key"),
        },
    )
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    whole.write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {temporary} include {example}; }}\n"
    )
    return whole


@pytest.mark.skipif(sys.platform != "linux", reason="as the examples")
def test_nginx_keeps_pages_a_second_and_serves_old_ones_only_when_nobody_answers(folder: Path, site: Site) -> None:
    nginx = program("nginx", "nginx")
    plain, secure, behind = free_port(), free_port(), free_port()
    whole = nginx_config(folder, plain, secure, behind)
    with front(site) as running, started([nginx, "-c", str(whole), "-p", str(folder)], secure):
        ask = Asking(secure, tls=True)
        with listening(running, behind):
            status, headers, body = ask()
            assert (status, body, headers["x-proxy-cache"]) == (200, b"page", "MISS")
            assert ask()[1]["x-proxy-cache"] == "HIT"
            assert ask(Accept_Encoding="br, gzip")[1]["content-encoding"] == "gzip"
            assert ask(If_None_Match=headers["etag"])[0] == 304
            assert ask(Cookie="sessionid=abc")[1]["x-proxy-cache"] == "BYPASS"
            assert Asking(plain)()[1]["location"] == "https://news.example.org/x/"
            change(running, site, "another")
            assert seen(ask, b"another") < 4
        change(running, site, "nobody can ask for this")
        time.sleep(2.1)  # nginx counts in whole seconds
        status, headers, body = ask()
        assert (status, body, headers["x-proxy-cache"]) == (200, b"another", "STALE")
        with listening(running, behind):
            assert seen(ask, b"nobody can ask for this") < 13  # nginx leaves a server that failed alone for 10 s


def change(running: Front, site: Site, body: str) -> None:
    site.body = body
    running.edge.store.forget(frozenset(["item:1"]), at_once=True)


def seen(ask: Asking, body: bytes) -> float:
    """Seconds until a reader sees `body`."""
    begun = time.monotonic()
    while ask()[2] != body:
        assert time.monotonic() < begun + 30, "it never shows"
        time.sleep(0.05)
    return time.monotonic() - begun


def test_varnish_keeps_pages_long_and_forgets_them_by_tag(folder: Path, site: Site, settings: Any) -> None:
    varnish = program("varnishd", "varnish")
    port = free_port()
    settings.PURGE = [f"varnish://127.0.0.1:{port}"]
    with ExitStack() as stack:
        running = stack.enter_context(front(site))
        behind = stack.enter_context(listening(running))
        vcl = configured("varnish/khabar.vcl", folder, {'.port = "8000"': f'.port = "{behind}"'})
        command = [
            varnish,
            "-F",
            "-n",
            str(folder / "n"),
            "-f",
            str(vcl),
            "-a",
            f"127.0.0.1:{port}",
            "-s",
            "malloc,32m",
        ]
        stack.enter_context(started(command, port, stderr=subprocess.DEVNULL))
        ask = Asking(port)
        status, headers, body = ask()
        assert (status, body, headers["x-proxy-cache"]) == (200, b"page", "MISS")
        assert {"xkey", "surrogate-control"}.isdisjoint(headers)
        change(running, site, "another")
        time.sleep(1.2)
        status, headers, body = ask()
        assert (body, headers["x-proxy-cache"]) == (b"page", "HIT"), "it is kept beyond the second"
        cache = Varnish(f"127.0.0.1:{port}")
        cache.purge(["item:11", "section:2"])
        assert ask()[2] == b"page"
        cache.purge(["item:9", "item:1"])
        assert ask()[2] == b"another"
        assert ask(Cookie="sessionid=abc")[1]["x-proxy-cache"] == "MISS"
        assert ask(Cookie="theme=dark")[1]["x-proxy-cache"] == "HIT"
        assert ask(method="BAN")[0] == 400
