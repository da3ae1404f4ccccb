"""The fixtures every test leans on."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection


def test_the_cast_has_known_rights(reporter: Any, section_editor: Any, administrator: Any, reader: Any) -> None:
    assert reporter.has_perm("wagtailadmin.access_admin")
    assert section_editor.has_perm("wagtailadmin.access_admin")
    assert administrator.is_superuser
    assert not reader.has_perm("wagtailadmin.access_admin")


@pytest.mark.django_db
def test_the_database_is_the_one_asked_for(request: pytest.FixtureRequest) -> None:
    expected = {"sqlite": "sqlite", "postgres": "postgresql"}[request.config.getoption("--database")]
    assert connection.vendor == expected


def test_a_browser_reads_the_sign_in_page(live: str, browser: Any) -> None:
    page = browser.page()
    page.goto(f"{live}/admin/login/")
    assert page.locator("input[name=login]").is_visible()


def test_a_browser_may_not_leave_the_machine(browser: Any) -> None:
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        browser.page().goto("https://outside.example/")
    assert browser.refused == ["https://outside.example/"]
    browser.refused.clear()
    browser.errors.clear()


def test_what_migrations_made_survives_a_live_test(live: str, reporter: Any) -> None:
    from wagtail.models import Locale

    assert Locale.objects.exists()
    assert reporter.groups.exists()
