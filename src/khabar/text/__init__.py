"""Arabic and mixed-direction text: folding, stems, digits, direction, slugs, reading time and dates, in plain Python."""
