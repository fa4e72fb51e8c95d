"""What a name leads to: imports, definitions, and what other functions do to them."""
