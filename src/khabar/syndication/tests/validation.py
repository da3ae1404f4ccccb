"""Reading what we serve as strictly as a machine may: no recovery, and by the schemas beside this file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from jsonschema import Draft202012Validator
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


@cache
def _xml_schema(name: str) -> Any:
    document = etree.parse(SCHEMAS / name)
    return etree.RelaxNG(document) if name.endswith(".rng") else etree.XMLSchema(document)


@cache
def _json_schema(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def read_xml(response: HttpResponse, schema: str) -> Any:
    """The root of the answer's document. Fails if it is not well-formed UTF-8, or not valid."""
    assert response.status_code == 200, response.status_code
    content = response.content
    content.decode("utf-8", "strict")
    root = etree.fromstring(content, etree.XMLParser(recover=False, resolve_entities=False, no_network=True))
    validator = _xml_schema(schema)
    assert validator.validate(root), validator.error_log
    return root


def read_rss(response: HttpResponse) -> Any:
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    return read_xml(response, "rss.rng")


def read_sitemap(response: HttpResponse) -> Any:
    return read_xml(response, "all.xsd")


def locations(root: Any) -> list[str]:
    """The addresses that a sitemap or an index lists."""
    return [str(text) for text in root.xpath("*/s:loc/text()", namespaces=SPACES)]


def check_json(data: Any, schema: str) -> Any:
    problems = [f"{error.json_path}: {error.message}" for error in _json_schema(schema).iter_errors(data)]
    assert not problems, problems
    return data


def read_json_feed(response: HttpResponse) -> Any:
    assert response.status_code == 200, response.status_code
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    return check_json(json.loads(response.content.decode("utf-8", "strict")), "jsonfeed-1.1.json")


def titles(root: Any) -> list[str]:
    """The headlines of an RSS feed."""
    return [str(text) for text in root.xpath("channel/item/title/text()")]
