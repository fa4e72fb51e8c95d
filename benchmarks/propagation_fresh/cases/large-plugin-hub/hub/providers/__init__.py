"""One module for each provider; the hub imports them all."""
