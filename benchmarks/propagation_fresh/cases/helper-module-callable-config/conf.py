from types import SimpleNamespace

defaults = SimpleNamespace(team="hc", center="cc-3039", env="prod")


def override(**kw):
    merged = {**vars(defaults), **kw}
    return SimpleNamespace(**merged)
