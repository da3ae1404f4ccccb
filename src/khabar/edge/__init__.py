"""Response headers, tags of what an answer used, and the registry of live fragments; knows no content."""
