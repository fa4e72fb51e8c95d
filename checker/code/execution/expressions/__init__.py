"""Expressions: which abstract value each has, and what is known of it where it is tested."""
