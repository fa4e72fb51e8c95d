from itertools import chain


def merged(*layers, prefix="x-"):
    pairs = chain.from_iterable(layer.items() for layer in layers if layer)
    return {prefix + k.replace("_", "-"): str(v) for k, v in pairs if v is not None}
