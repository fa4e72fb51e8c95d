"""Which entries of two sides belong together, and what a difference between them is."""
