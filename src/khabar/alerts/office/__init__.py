"""Alerts in the back office: raise one, lift it, see the last ones."""
