"""Khabar: a news site and newsroom, Arabic and right-to-left first."""

__version__ = "0.1.0"
