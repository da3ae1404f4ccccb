"""Brings an outlet's past back: page text and saved pages become drafts that say where each field came from."""
