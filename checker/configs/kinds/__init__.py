"""Kinds of configuration as data, and which kind a document is of."""
