"""Live coverage: a news item told in entries, which reach readers while they read."""
