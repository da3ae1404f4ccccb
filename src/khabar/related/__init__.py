"""Related items: what shares a story, a person, a tag or words with an item."""
