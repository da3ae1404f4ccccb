from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from khabar.related.actions import learn_everything


class Command(BaseCommand):
    help = "Learn the words by which items are related anew, for an older database or a large import."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{learn_everything()} items")
