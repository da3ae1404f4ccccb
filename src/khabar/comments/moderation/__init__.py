"""What a comment has to pass: an ordered list of steps, each of which may decide or pass it on."""
