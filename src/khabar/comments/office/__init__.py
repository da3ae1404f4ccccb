"""The back office of comments: the queue, commenters and their history, word lists, and what is open where."""
