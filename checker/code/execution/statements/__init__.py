"""Statements: what each does to the state of a path, and which paths go on."""
