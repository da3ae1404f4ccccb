"""Look after stories: `repair` counts the items of every story anew.

The database keeps the numbers of items right by itself; this is for a copy that was restored in parts, or changed by
other hands.
"""

from __future__ import annotations

import argparse

from khabar.config.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["repair"])


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.progress import say
    from khabar.config.start import require_migrated, start_with_database

    start_with_database()
    require_migrated()
    from khabar.stories.models import Story
    from khabar.stories.triggers import count_again

    wrong = count_again()
    say(f"Counted {Story.objects.count()} stories; {wrong} had a wrong number of items.")
    return Exit.OK
