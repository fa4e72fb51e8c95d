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

__all__ = ["described", "duckdb"]


def described(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyRelation:
    """The columns and types of a query's result. It is the package that gives connections the method for it."""
    import duckdb as _package  # noqa: F401

    return connection.sql(query)
