"""Lazy settings, as Django has them."""
import importlib


class LazySettings:
    _module = None

    def __getattr__(self, name):
        if self._module is None:
            self.__dict__["_module"] = importlib.import_module("bookshop.settings")
        return getattr(self._module, name)


settings = LazySettings()
