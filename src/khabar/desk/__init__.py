"""The newsroom's desk: its home, its listings, its fronts made by hand."""
