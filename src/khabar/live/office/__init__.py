"""Where a coverage is written: one field, and the entries beneath it."""
