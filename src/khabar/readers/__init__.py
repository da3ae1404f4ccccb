"""Readers' accounts: opened by a mailed link or a passkey, to be known in more than one browser."""
