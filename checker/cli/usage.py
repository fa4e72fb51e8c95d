"""Which exceptions are the user's matter: a flag, a settings file, a policy or a path that cannot be used."""

from __future__ import annotations

from checker.errors import InputError


def usage_message(error: Exception) -> str | None:
    """The message for a usage error (exit code 2); None for anything else, which is a defect of ours."""
    from checker.sdks.normalising import CatalogueError

    if isinstance(error, CatalogueError):  # ours is compiled and tested: what is wrong stands in the policy
        return f"models of the policy {error}"
    return str(error) if isinstance(error, InputError) else None
