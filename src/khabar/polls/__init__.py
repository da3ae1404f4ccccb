"""Polls: a question, its options, and an honest count of the votes."""
