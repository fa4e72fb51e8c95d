"""Files into a configuration as its consumer reads it: layers, what is taken in, its items."""
