_PROVIDERS = {}


def provider(name):
    def register(cls):
        _PROVIDERS[name] = cls()
        return cls
    return register


def get(name):
    try:
        return _PROVIDERS[name]
    except KeyError:
        raise LookupError(f"no provider {name}") from None
