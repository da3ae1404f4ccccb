"""Composes what readers open: home, sections, people, tags, latest and standing pages."""
