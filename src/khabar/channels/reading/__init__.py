"""Reading schedules from files: XMLTV and CSV, hostile ones refused, wrong rows named."""

from khabar.channels.reading.entries import Entry, Reading, Trouble, UnfitFile
from khabar.channels.reading.files import LARGEST, read

__all__ = ["LARGEST", "Entry", "Reading", "Trouble", "UnfitFile", "read"]
