"""The newsroom's dashboard of what is being read."""
