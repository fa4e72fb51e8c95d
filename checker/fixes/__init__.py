"""Edits of source files: what a rule's `Edit` is as text, and the one place that writes files."""
