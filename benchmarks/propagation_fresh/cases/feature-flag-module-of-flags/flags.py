import os

ACTIVE = frozenset(os.environ["FLAGS"].split(","))
LEGACY = False


def enabled(name):
    return name in ACTIVE
