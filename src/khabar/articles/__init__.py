"""Articles: what a reporter files and an editor publishes."""
