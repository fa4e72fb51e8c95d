"""Audit samples of the log plane: how many, which, and what they allow to be said about the rest."""
