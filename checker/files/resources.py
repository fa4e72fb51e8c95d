"""Names of packaged files (`policies/chargeback.yaml`) in, their paths on disk out."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """Path of the packaged file or folder `name`, `/`-separated (`schemas/policy.schema.json`, `policies`).

    An installation has it under `checker/_data/`, a checkout beside `checker/`. Raises FileNotFoundError if there is no
    such resource; a name that would lead elsewhere (absolute, or with `..`) is no resource either.
    """
    pure = PurePosixPath(name)
    if not pure.is_absolute() and ".." not in pure.parts and "\\" not in name and ":" not in name:
        path = _home() / pure
        if path.exists():
            return path
    raise FileNotFoundError(f"checkpolicy has no resource {name!r}")


def read_resource(name: str) -> bytes:
    """Content of the packaged file `name`. Raises FileNotFoundError as `resource` does."""
    return resource(name).read_bytes()


def _home() -> Path:
    # Beside an installed package lie other distributions, whose `policies/` are not ours: so either one or the other.
    data = _PACKAGE / "_data"
    return data if data.is_dir() else _PACKAGE.parent
