"""What every page of an edition says first for an hour: a breaking alert, which goes by itself."""
