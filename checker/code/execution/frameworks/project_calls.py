"""Whether the project itself calls, or hands on, a function that a framework calls: then not every argument is the
framework's."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.code.execution.calls.calls import summary_of
from checker.code.execution.machine import Machine
from checker.code.execution.values import Function

_IMPORTS = re.compile(rb"^[ \t]*(?:from\b[^\n(]*\bimport[ \t]*\([^)]*\)|(?:from|import)\b[^\n]*)", re.MULTILINE)

# What the framework calls, and whose signals are asked for.
_PROVIDERS = re.compile(rb"\b(?:Depends|Security)\(\s*[\w.]+\s*[,)]|\bsender\s*=\s*[\w.]+")


def may_be_called(m: Machine, function: Function) -> bool:
    """Whether code outside tests calls the function by its name, gives it another, or hands it on.
    (`job.delay()` is none of these.)"""
    key = (function.module.path, function.id)
    found = m.program.web.called.get(key)
    if found is None:
        name = summary_of(function).name
        text = _mentioning(name.encode())
        modules = [module for module in m.program.project.naming(name) if not module.is_test]
        found = m.program.web.called[key] = any(
            text.search(_PROVIDERS.sub(b"", _without_imports(module.source, name.encode()))) for module in modules
        )
    return found


@lru_cache(maxsize=64)
def _mentioning(name: bytes) -> re.Pattern[bytes]:
    word = re.escape(name)
    return re.compile(
        rb"(?<!def )(?<!class )(?<!\w)%b\s*(?:[(,)\]}]|\bas\b|\b(?:if|for|else)\b)|=\s*(?:\w+\.)*%b[ \t]*(?:#|$)"
        % (word, word),
        re.MULTILINE,
    )


def _without_imports(source: bytes, name: bytes) -> bytes:
    """The text of a module without its imports, save those that give the name another."""
    renamed = re.compile(rb"\b%b[ \t]+as\b" % re.escape(name))
    return _IMPORTS.sub(lambda found: found[0] if renamed.search(found[0]) else b"", source)
