"""Retrieval-augmented answers for the handbook."""
__version__ = "0.4.0"
