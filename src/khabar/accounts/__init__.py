"""Who works in the newsroom: the user model and the newsroom's roles."""
