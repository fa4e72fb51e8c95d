"""The scan: many records at once by SQL, and the strict verdict on what it finds."""
