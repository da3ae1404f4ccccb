"""The screen on which editors make fronts by hand: slots, a search beside them, preview, versions."""
