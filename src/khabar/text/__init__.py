"""What the product knows of Arabic and mixed-direction text, its digits and its dates, in plain Python."""
