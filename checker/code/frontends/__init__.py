"""One front end per language: source bytes -> module summary."""
