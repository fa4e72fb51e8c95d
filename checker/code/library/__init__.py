"""Python's built-ins and the standard library over abstract values."""
