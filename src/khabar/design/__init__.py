"""The looks: tokens, components, base templates, editions and template tags; knows no content."""
