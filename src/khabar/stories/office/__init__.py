"""Stories in the back office: their list, their items, what may belong to them, and merging two."""
