"""A data folder and a database of their own for every test process, and the fixtures all tests share."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.fixtures.cluster import Cluster

pytest_plugins = [
    "tests.fixtures.browser",
    "tests.fixtures.cast",
    "tests.fixtures.database",
    "tests.fixtures.media",
    "tests.fixtures.newsroom",
    "tests.fixtures.site",
]

_cluster = pytest.StashKey[Cluster]()
_folder = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=["sqlite", "postgres"],
        default="sqlite",
        help="run on SQLite (the default) or on a private PostgreSQL cluster",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Prepare the environment before the settings are read, which pytest-django does last of all."""
    if "DJANGO_SETTINGS_MODULE" in os.environ:
        raise pytest.UsageError("unset DJANGO_SETTINGS_MODULE: with it, tests would work on your own data folder")
    for variable in [name for name in os.environ if name.startswith("KHABAR_") and name not in _INHERITED]:
        del os.environ[variable]
    folder = config.stash[_folder] = Path(tempfile.mkdtemp(prefix="khabar-test-"))
    (folder / "static").mkdir()
    os.environ["KHABAR_DATA"] = str(folder)
    os.environ["KHABAR_SECRET_KEY"] = "the tests' key, known to all and worth nothing"
    # Playwright keeps an event loop in the thread that also prepares the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if not hasattr(config, "workerinput"):  # a worker of xdist inherits the cluster of its controller
        os.environ.pop("KHABAR_DATABASE_URL", None)
        if config.getoption("--database") == "postgres":
            cluster = config.stash[_cluster] = Cluster.start()
            os.environ["KHABAR_DATABASE_URL"] = cluster.url
    if config.pluginmanager.hasplugin("django"):
        _read_settings(folder)


# Apps whose tests ask the database nothing but what Django and Wagtail ask of any.
ANYWHERE = {"body", "design", "follow"}
_INHERITED = {"KHABAR_DATABASE_URL", "KHABAR_TOOLS"}


def _read_settings(folder: Path) -> None:
    from django.conf import settings

    os.environ["DJANGO_SETTINGS_MODULE"] = "khabar.config.settings"
    database = settings.DATABASES["default"]
    del os.environ["DJANGO_SETTINGS_MODULE"]  # a worker of xdist would read the settings before it has a folder
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    settings.BATCH_SECONDS = settings.PAPER_SECONDS = 0  # a test sees what it has just done
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # else each client of a test looks through all static files: 50 ms
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    if database["ENGINE"].endswith("sqlite3"):
        # A file, as in production: threads and child processes of a test each have a connection of their own.
        database.setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")


def pytest_unconfigure(config: pytest.Config) -> None:
    if _cluster in config.stash:
        config.stash[_cluster].stop()
    if _folder in config.stash:
        shutil.rmtree(config.stash[_folder], ignore_errors=True)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking for garbage in it again and again took a twentieth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what drives a browser, and run it last: after it, no test may start an event loop of its own.

    On PostgreSQL only what asks a database is run again, without browsers, and in one edition where it is run in both.
    """
    if config.getoption("--database") == "postgres":
        again = [item for item in items if _is_of_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(again)])
        items[:] = again
    order = {}
    for item in items:
        uses = getattr(item, "fixturenames", ())
        if "browser" in uses:
            item.add_marker(pytest.mark.browser)
        if "site" in uses:
            item.add_marker(pytest.mark.site)
        # The tests of the served site go to one process as a group, browsers or not.
        order[item] = ("browser" in uses or "site" in uses, "browser" in uses)
    items.sort(key=order.__getitem__)
    _begin_long_ones_early(items)


def _begin_long_ones_early(items: list[pytest.Item]) -> None:
    """Of the tests that commit, which come after the others, first those that take long: else one process has one of
    them left at the end, and the others wait for it."""
    long = [item for item in items if item.get_closest_marker("long")]
    others = [item for item in items if item not in set(long)]
    first = next((place for place, item in enumerate(others) if _commits(item)), len(others))
    items[:] = others[:first] + long + others[first:]


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


def _is_of_the_database(item: pytest.Item) -> bool:
    from django.test import TransactionTestCase

    variant = getattr(item, "callspec", None)
    if item.path.parent.name == "tests" and item.path.parents[1].name in ANYWHERE:
        return False
    if item.get_closest_marker("anywhere") or "browser" in getattr(item, "fixturenames", ()):
        return False
    if variant and variant.params.get("newsroom") == "en":
        return False
    case = getattr(item, "cls", None)
    if item.get_closest_marker("django_db") or (case and issubclass(case, TransactionTestCase)):
        return True
    return not {"db", "transactional_db", "live_server", "django_db_setup"}.isdisjoint(
        getattr(item, "fixturenames", ())
    )
