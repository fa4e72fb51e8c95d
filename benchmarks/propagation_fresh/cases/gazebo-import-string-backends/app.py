import importlib

BACKENDS = {"draft": "backends.fast:Fast", "final": "backends.slow:Slow"}


def load(spec):
    module, _, attribute = spec.partition(":")
    return getattr(importlib.import_module(module), attribute)


def main():
    for purpose, spec in BACKENDS.items():
        backend = load(spec)(service=f"gazebo-{purpose}")
        backend.complete("roses", correlation=purpose)
