import importlib

_EXPORTS = {"client": "llm._client", "OWNER": "llm._owner"}


def __getattr__(name):
    if name in _EXPORTS:
        return getattr(importlib.import_module(_EXPORTS[name]), name)
    raise AttributeError(name)
