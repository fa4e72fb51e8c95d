"""What providers invoiced held against what was logged."""
