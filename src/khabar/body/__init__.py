"""The vocabulary of running copy: every block a text may hold, defined once."""
