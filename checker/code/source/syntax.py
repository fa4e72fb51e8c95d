"""Whether a file that the front end parsed with errors is broken, or only newer than the front end's grammar."""

from __future__ import annotations

import ast
import warnings

from checker.code.source.project import Module


def syntax_error(module: Module) -> tuple[str, int] | None:
    """(message, line) of a file that Python's own parser refuses, too; None where it accepts it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(module.source)
    except SyntaxError as error:
        line = error.lineno or 1
        where = f"line {line}"
        if module.notebook is not None:
            cell, line = module.notebook.place(line)
            where = f"cell {cell}, line {line}"
        return f"cannot be parsed ({where}: {error.msg}); the rest of it is checked", line
    except (ValueError, RecursionError, MemoryError) as error:
        return f"cannot be parsed ({error}); the rest of it is checked", 1
    return None
