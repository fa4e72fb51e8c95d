"""What every plane raises for what the user gave: told in one line, and the run ends with 2."""

from __future__ import annotations


class InputError(Exception):
    """A flag, a settings file, a policy, a path or a document that cannot be used. Any other error that nobody takes is
    a defect of checkpolicy's own."""
