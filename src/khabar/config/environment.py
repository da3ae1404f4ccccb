"""The settings an operator may set: environment variables first, then one TOML file, then safe defaults.

Every entry of `SETTINGS` is documented in docs/reference/settings.md; a test compares the two.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class SettingError(Exception):
    """A setting's value can't be used; the message names the setting and says why."""


@dataclass(frozen=True)
class Setting:
    """One setting: its name in the TOML file, its default and what it is for."""

    name: str
    default: Any
    kind: type
    help: str

    @property
    def variable(self) -> str:
        return f"KHABAR_{self.name.upper()}"


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("data", "", str, "Folder of database, media and keys; by default `.khabar` in the checkout."),
        Setting("config", "", str, "Path of the TOML file; by default `khabar.toml` in the data folder."),
        Setting("port", 8000, int, "Port the server listens on."),
        Setting("host", "127.0.0.1", str, "Address the server listens on."),
        Setting("database_url", "", str, "`postgres://user:password@host/name`; empty: SQLite in the data folder."),
        Setting("production", False, bool, "Secure cookies, HTTPS only, hashed static files, no demo accounts."),
        Setting("debug", False, bool, "Django's debug pages; never in production."),
        Setting("hosts", ["localhost", "127.0.0.1", "[::1]"], list, "Host names the site answers to."),
        Setting("base_url", "", str, "Public address of the site, such as `https://news.example.org`."),
        Setting("editions", ["ar", "en"], list, "Languages of the editions; the first one lives at `/`."),
        Setting("time_zone", "UTC", str, "Time zone of the newsroom, such as `Asia/Riyadh`."),
        Setting("secret_key", "", str, "Django's secret key; empty: generated into the data folder on first run."),
        Setting("email_url", "", str, "`smtp://user:password@host:port`; empty prints e-mails to the log."),
        Setting("from_email", "newsroom@localhost", str, "Sender of the newsroom's e-mails."),
        Setting("reader_accounts", True, bool, "Readers may have accounts, where `email_url` is set."),
        Setting("require_mfa", False, bool, "Staff need a passkey or a code besides the password."),
        Setting("server_processes", 1, int, "Processes of the server; one does for most outlets."),
        Setting("server_threads", 4, int, "Threads that render pages, each with a database connection."),
        Setting("classifier_url", "", str, "Where new comments are sent to be classified; empty: nowhere."),
        Setting("classifier_key", "", str, "The key that what is sent to the classifier is signed with."),
        Setting("edge_megabytes", 96, int, "Memory in which each server process keeps pages."),
        Setting("edge_disk_megabytes", 0, int, "Disk on which pages outlive a restart of the server; 0: none."),
        Setting("most_listening", 20_000, int, "Readers of live coverage that each server process tells at once."),
        Setting("media_hosts", [], list, "Where readers' players may load from too: `https://stream.example.org`."),
        Setting("purge", [], list, "Caches that are told of changes: `varnish://`, `fastly://`, `cloudflare://`."),
        Setting("check_links", False, bool, "Have the worker ask other sites whether links to them lead anywhere."),
        Setting("trust_proxy", False, bool, "Believe X-Forwarded-Proto and X-Forwarded-For of a proxy in front."),
    )
}

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def _convert(setting: Setting, raw: Any) -> Any:
    if setting.kind is list:
        parts = raw if isinstance(raw, list) else str(raw).split(",")
        return [stripped for part in parts if (stripped := str(part).strip())]
    if setting.kind is bool:
        text = str(raw).strip().lower()
        if text not in _TRUE | _FALSE:
            raise SettingError(f"{setting.variable}: expected true or false, got {raw!r}")
        return text in _TRUE
    try:
        return setting.kind(raw)
    except ValueError as error:
        raise SettingError(f"{setting.variable}: expected {setting.kind.__name__}, got {raw!r}") from error


def checkout() -> Path:
    """The folder that holds `src/`, or the current folder for an installed package."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "pyproject.toml").exists() else Path.cwd()


class Environment:
    """Typed access to every setting: `environment.port`. Raises SettingError for unusable values."""

    def __init__(self, variables: dict[str, str] | None = None) -> None:
        self._variables = dict(os.environ if variables is None else variables)
        self.data_folder = Path(self._variables.get("KHABAR_DATA") or checkout() / ".khabar").resolve()
        self._file = self._read_file()

    def _read_file(self) -> dict[str, Any]:
        named = self._variables.get("KHABAR_CONFIG")
        path = Path(named) if named else self.data_folder / "khabar.toml"
        if not path.exists():
            if named:
                raise SettingError(f"KHABAR_CONFIG: no such file: {path}")
            return {}
        try:
            values = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingError(f"{path}: {error}") from error
        unknown = sorted(set(values) - set(SETTINGS))
        if unknown:
            raise SettingError(f"{path}: unknown settings: {', '.join(unknown)}")
        return values

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in SETTINGS:
            raise AttributeError(name)
        setting = SETTINGS[name]
        if setting.variable in self._variables:
            return _convert(setting, self._variables[setting.variable])
        if name in self._file:
            return _convert(setting, self._file[name])
        return setting.default

    def origins(self, name: str) -> list[str]:
        """A setting that lists origins, which go into a policy as they are. Raises SettingError for anything else."""
        found: list[str] = getattr(self, name)
        for origin in found:
            if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?", origin):
                raise SettingError(f"{SETTINGS[name].variable}: expected https://host, got {origin!r}")
        return found

    def key(self) -> str:
        """The secret key, generated on first use into the data folder (mode 0600)."""
        if self.secret_key:
            return str(self.secret_key)
        path = self.data_folder / "secret-key"
        if not path.exists():
            self._generate(path)
        return path.read_text("ascii").strip()

    def _generate(self, path: Path) -> None:
        """Write a key whole or not at all: server and worker may start at the same moment."""
        self.data_folder.mkdir(parents=True, exist_ok=True)
        descriptor, unfinished = tempfile.mkstemp(dir=self.data_folder)  # mode 0600
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(unfinished, path)
        os.unlink(unfinished)
