"""People: those who sign articles and those who are quoted in them."""
