"""What `khabar test` does: see to the programs that the tests need, then run every check."""
