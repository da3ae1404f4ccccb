"""The servers that compete, each on core 0, one at a time under load."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVER_CORE, LOAD_CORE = 0, -1

BROWSER = {
    "Host": "localhost",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ar,en-US;q=0.7,en;q=0.3",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Upgrade-Insecure-Requests": "1",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "same-origin",
    "Priority": "u=0, i",
}
"""What a browser sends with each request."""

NGINX = """
{user}
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  types {{ text/html html; }}
  default_type text/html;
  sendfile on; tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=20000 inactive=60s; open_file_cache_valid 60s;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {servers}
}}
"""
FILES = """
  proxy_cache_path {folder}/long levels=1:2 keys_zone=long:20m max_size=2g use_temp_path=off;
  server {{ listen 127.0.0.1:{static}; root {pages}; index index.html; gzip_static on;
    add_header Cache-Control "public, max-age=1"; }}
  server {{ listen 127.0.0.1:{long}; location / {{
    proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;
    proxy_set_header Accept-Encoding gzip; proxy_ignore_headers Cache-Control Expires Vary;
    proxy_buffer_size 16k; proxy_buffers 16 16k;
    proxy_pass http://127.0.0.1:{behind}; proxy_cache long; proxy_cache_key $uri$is_args$args;
    proxy_cache_valid 200 1h; }} }}
"""


@dataclass
class Server:
    """A contender: its name, its port, and the processes whose time it takes."""

    name: str
    port: int
    processes: list[int]

    def seconds(self) -> float:
        """Processor time of its processes and their children so far."""
        return sum(_seconds(pid) for root in self.processes for pid in _family(root))

    def resident(self) -> int:
        """Bytes in memory, of the largest of its processes."""
        sizes = []
        for root in self.processes:
            for pid in _family(root):
                pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
                sizes.append(pages * os.sysconf("SC_PAGE_SIZE"))
        return max(sizes)


def cores() -> list[int]:
    return sorted(os.sched_getaffinity(0))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(stack: ExitStack, command: list[str], **environment: str) -> int:
    """Start a program on the servers' core; it ends with the stack."""
    path = f"{ROOT}{os.pathsep}{ROOT / 'src'}"
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": path, **environment})
    os.sched_setaffinity(process.pid, {cores()[SERVER_CORE]})

    def stop() -> None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()

    stack.callback(stop)
    return process.pid


def khabar(stack: ExitStack) -> Server:
    port = free_port()
    command = [sys.executable, "-m", "khabar.config.cli", "serve", "--port", str(port)]
    pid = start(stack, command)
    wait_for(port)
    return Server("Khabar", port, [pid])


def django_cached(stack: ExitStack) -> Server:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1",
               "--no-access-log", "--log-level", "error", "--blocking-threads", "4",
               "benchmarks.edge_parts.cached_server:application"]  # fmt: skip
    pid = start(stack, command, DJANGO_SETTINGS_MODULE="khabar.config.settings")
    wait_for(port)
    return Server("Django's cache middleware", port, [pid])


def nginx(stack: ExitStack, folder: Path, behind: Server) -> dict[str, Server]:
    """nginx as a file server, with a cache that keeps for an hour, and as it stands in production: before Khabar, and,
    for what a server behind it can reach at most, before the file server."""
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    for path in [folder, *folder.parents]:
        if path.stat().st_uid == os.geteuid() and path.name.startswith("khabar-"):
            path.chmod(0o755)  # nginx's worker is another account where root starts it
    static, long, second, twice = (free_port() for _ in range(4))
    files = FILES.format(folder=folder / "files", pages=pages, static=static, long=long, behind=behind.port)
    pid = _nginx(stack, folder / "files", files)
    wait_for(static)
    before_khabar = _nginx(stack, folder / "khabar", _as_deployed(stack, folder / "khabar", behind.port, second))
    before_files = _nginx(stack, folder / "twice", _as_deployed(stack, folder / "twice", static, twice))
    wait_for(second)
    wait_for(twice)
    return {
        "static": Server("nginx, files", static, [pid]),
        "long": Server("nginx proxy_cache, an hour", long, [pid]),
        "twice": Server("nginx behind nginx", twice, [before_files, pid]),
        "second": Server("Khabar behind nginx", second, [before_khabar, *behind.processes]),
    }


def _nginx(stack: ExitStack, folder: Path, text: str) -> int:
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    folder.mkdir(exist_ok=True)
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, servers=text, user="user root;" if os.geteuid() == 0 else ""))
    return start(stack, [program, "-c", str(config), "-p", str(folder)])


def _as_deployed(stack: ExitStack, folder: Path, behind: int, port: int) -> str:
    """`deploy/nginx/khabar.conf`, but for names and folders, and without TLS, which no contender has."""
    text = (ROOT / "deploy" / "nginx" / "khabar.conf").read_text("utf-8")
    in_memory = Path("/dev/shm", f"{folder.parent.name}-{folder.name}")  # noqa: S108 as the example says
    stack.callback(shutil.rmtree, in_memory, ignore_errors=True)
    changes = {
        "/dev/shm/khabar": str(in_memory),  # noqa: S108
        "server 127.0.0.1:8000": f"server 127.0.0.1:{behind}",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "news.example.org;": "localhost;",
    }
    for old, new in changes.items():
        if old not in text:
            raise SystemExit(f"deploy/nginx/khabar.conf no longer says {old!r}")
        text = text.replace(old, new)
    return "".join(line for line in text.splitlines(keepends=True) if not line.strip().startswith("ssl_"))


def wait_for(port: int) -> None:
    for _attempt in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("a server did not start")


def warm(server: Server, paths: list[str]) -> None:
    """Ask for every page once."""
    for path in paths:
        request = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", headers=BROWSER)
        urllib.request.urlopen(request, timeout=60).read()  # noqa: S310 our own server


def _family(root: int) -> list[int]:
    found = [root]
    for pid in found:
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def _seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
