"""How long a text is, and how long it takes to read."""

# Words a minute, from the International Reading Speed Texts (Trauzettel-Klosinski and Dietz, IOVS 53, 2012).
_SPEED = {"ar": 138, "en": 228}


def count_words(s: str) -> int:
    """Return the number of words between spaces; a dash alone is none, a clitic counts with its word."""
    return sum(any(map(str.isalnum, token)) for token in s.split())


def reading_minutes(words: int, language: str) -> int:
    """Return whole minutes, rounded up (0 for no words), at the language's reading speed.

    `language` is a code such as "ar" or "ar-EG"; a language without a measured speed is read like English.
    """
    speed = _SPEED.get(language[:2], _SPEED["en"])
    return -(-max(0, words) // speed)
