"""What is being read now: views counted without cookies, and the lists made of them."""
