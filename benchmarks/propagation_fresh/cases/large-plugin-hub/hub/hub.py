import importlib
import pkgutil

from . import providers
from .registry import PROVIDERS


def _load_all():
    for module in pkgutil.iter_modules(providers.__path__):
        importlib.import_module(f"{providers.__name__}.{module.name}")


class Hub:
    def __init__(self, owner):
        _load_all()
        self._providers = {name: cls(owner) for name, cls in PROVIDERS.items()}

    def names(self):
        return sorted(self._providers)

    def ask(self, name, text, correlation_id):
        return self._providers[name].ask(text, correlation_id)
