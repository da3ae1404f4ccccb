"""Where readers follow the outlet: its channels and its feeds, on a page and in a block."""
