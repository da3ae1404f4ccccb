"""Settings, addresses, servers and the khabar command: knows every app, known by none."""
