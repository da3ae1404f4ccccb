"""What breaks markup, in one line each."""

from __future__ import annotations

HOSTILE = (
    "]]> <b>& \N{RIGHT-TO-LEFT MARK}«نصّ»\N{RIGHT-TO-LEFT MARK} 😀 'q' \"d\" &amp; <!-- x --> \x01\x0b\x1b[0m\ufffe end"
)
LEGAL = "]]> <b>& \N{RIGHT-TO-LEFT MARK}«نصّ»\N{RIGHT-TO-LEFT MARK} 😀 'q' \"d\" &amp; <!-- x --> [0m end"
"""`HOSTILE` without the characters that no XML document may hold."""
