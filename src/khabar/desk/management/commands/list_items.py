from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from khabar.desk.keeping import list_everything


class Command(BaseCommand):
    help = "Make the back office's listing of items anew, for a database that is older than the listing."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{list_everything()} items listed")
