"""What machines read: feeds, sitemaps, robots.txt and linked data."""
