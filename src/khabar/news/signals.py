from __future__ import annotations

from django.dispatch import Signal

items_written = Signal()
"""Items were written without saving each of them: `numbers`, a sequence of theirs. Sent by `news` and `articles`."""
