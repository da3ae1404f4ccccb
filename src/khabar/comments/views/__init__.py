"""What readers open and send: discussions, and what they wrote themselves."""
