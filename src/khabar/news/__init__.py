"""The waist: a piece of news, its address and the lists it appears in."""
