"""Plane 3: gateway logs and traces in, request records and what is wrong with them out."""
