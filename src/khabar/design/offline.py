"""What a reader's browser keeps for the moment it has no connection: one page an edition, its style and its fonts."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from khabar.design import assets
from khabar.design.addresses import edition_prefix
from khabar.design.queries import current_edition, current_outlet

WORKER = Path(__file__).parent / "static/khabar_design/worker.js"


def offline_path(edition: str) -> str:
    return f"{edition_prefix(edition)}f/offline/"


def worker_script() -> str:
    """The service worker, with the addresses of what it keeps. It changes, and is renewed, with any of these."""
    files: set[str] = set()
    for edition in settings.EDITIONS:
        with translation.override(edition):
            files |= _files()
    kept = {
        "pages": {edition_prefix(edition): offline_path(edition) for edition in settings.EDITIONS},
        "files": sorted(files),
        "apart": settings.ADMIN_PREFIX,
    }
    name = hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:12]
    return f"const KEPT = {json.dumps({'name': f'offline-{name}', **kept})};\n{WORKER.read_text('utf-8')}"


def _files() -> set[str]:
    accent = current_outlet().accent
    sheet = reverse("khabar_design:stylesheet", args=[accent.lstrip("#"), assets.stylesheet(accent).digest])
    theme = reverse("khabar_design:theme_script", args=[assets.theme_script().digest])
    return {sheet, theme, *(static(f"khabar_design/fonts/{name}.woff2") for name in current_edition().fonts.first_view)}
