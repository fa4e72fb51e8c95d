import importlib


class LazySettings:
    def __init__(self, name):
        self._name = name
        self._wrapped = None

    def __getattr__(self, attribute):
        if self._wrapped is None:
            self._wrapped = importlib.import_module(self._name)
        return getattr(self._wrapped, attribute)


settings = LazySettings("settings")
