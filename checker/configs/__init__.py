"""Plane 2: configuration files of one kind, as their consumer reads them, and the comparison of two environments."""
