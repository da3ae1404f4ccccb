"""The reader takes the same article from pages of many shapes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from khabar.archive.reading import read_page

TABLES = tomllib.loads(Path(__file__).with_name("layouts.toml").read_text("utf-8"))
PAGES = [*TABLES["page"], *tomllib.loads(Path(__file__).with_name("site_layouts.toml").read_text("utf-8"))["page"]]


def filled(template: str, page: dict[str, Any]) -> str:
    for key, value in TABLES[page["copy"]].items():
        template = template.replace(f"{{{key}}}", value)
    return template


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page["name"]))
def test_the_article_is_parted_from_its_page(page: dict[str, Any]) -> None:
    reading = read_page(filled(page["text"], page))
    assert reading.value("headline") == page.get("headline", TABLES[page["copy"]]["h"])
    assert reading.value("body") == [filled(paragraph, page) for paragraph in page["body"]]
    if "standfirst" in page:
        assert reading.value("standfirst") == filled(page["standfirst"], page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page["name"]))
def test_what_stands_around_it_is_named(page: dict[str, Any]) -> None:
    reading = read_page(filled(page["text"], page))
    found = {name: reading.value(name) for name in page["fields"]}
    if isinstance(found.get("sources"), list):
        found["sources"] = [name for name in page["fields"]["sources"] if name in found["sources"]]
    assert found == page["fields"]
