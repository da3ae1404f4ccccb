"""One module per section, one function per picture."""
