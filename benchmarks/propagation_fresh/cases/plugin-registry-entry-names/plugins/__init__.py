import importlib

NAMES = ("gpt", "claude")


def load_all():
    for name in NAMES:
        importlib.import_module(f"plugins.{name}")
