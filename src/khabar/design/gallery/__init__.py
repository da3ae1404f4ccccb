"""Every component in every state, for developers and for staff: the page `/design/`."""
