"""Storylines: what belongs together over weeks and years, with its number of news items."""
