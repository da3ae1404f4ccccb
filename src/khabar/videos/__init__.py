"""Videos: recordings made fit for every reader, with captions, chapters and a transcript."""
