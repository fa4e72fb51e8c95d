"""DuckDB's engine, a module of its own. What its package wraps around it (relations as objects, expressions, its
version from the metadata of what is installed) takes three times as long to import, and is not needed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
else:
    try:
        import _duckdb as duckdb
    except ImportError:  # versions before 1.4 have the engine inside of the package
        import duckdb

__all__ = ["duckdb"]
