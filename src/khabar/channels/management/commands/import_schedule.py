from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from khabar.channels.actions import TooManyProgrammes, take_schedule
from khabar.channels.models import Channel
from khabar.channels.reading import LARGEST, UnfitFile, read
from khabar.channels.zones import zone_of


class Command(BaseCommand):
    help = "Take over a channel's schedule from an XMLTV or CSV file, which may be packed with gzip."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("channel", type=int, help="the channel's number, as in the address of its form")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        channel, path = Channel.objects.filter(pk=options["channel"]).first(), options["file"]
        if channel is None:
            raise CommandError(f"no channel has the number {options['channel']}")
        try:
            with path.open("rb") as file:
                found = read(file.read(LARGEST + 1), zone_of(channel.zone), channel=channel.schedule_channel)
            taken = take_schedule(channel, found.entries)
        except (OSError, UnfitFile) as error:
            raise CommandError(str(error)) from error
        except TooManyProgrammes as error:
            raise CommandError("the channel would have too many programmes") from error
        for trouble in found.troubles:
            self.stderr.write(f"{trouble.place}: {trouble.why}")
        self.stdout.write(
            f"{taken.added} programmes taken over, {taken.replaced} made way, "
            f"{taken.outside} outside of the time kept, {len(found.troubles)} rows left out"
        )
