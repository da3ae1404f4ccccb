"""A fictional newsroom's copy and pictures, loaded by one command."""
