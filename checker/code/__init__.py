"""Plane 1: source files -> call sites, each with a proof per field."""
