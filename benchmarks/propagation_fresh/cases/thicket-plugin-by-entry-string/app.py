import importlib

ENTRIES = ["plugins.tidy:Plugin", "plugins.grow:Plugin"]


def load(entry):
    module, _, name = entry.partition(":")
    return getattr(importlib.import_module(module), name)()


def main():
    for entry in ENTRIES:
        load(entry).run("hedge", "t-1")
