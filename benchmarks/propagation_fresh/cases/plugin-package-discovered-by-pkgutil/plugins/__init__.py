REGISTRY = {}


def plugin(fn):
    REGISTRY[fn.__name__] = fn
    return fn
