from functools import partial, reduce, wraps


def pipe(value, *functions):
    return reduce(lambda acc, fn: fn(acc), functions, value)


def curry(fn):
    @wraps(fn)
    def curried(*args, **kwargs):
        if len(args) >= fn.__code__.co_argcount:
            return fn(*args, **kwargs)
        return partial(curried, *args, **kwargs)
    return curried


def with_headers(**headers):
    return lambda options: {**options, "extra_headers": {**options.get("extra_headers", {}), **headers}}


def with_model(name):
    return lambda options: options | {"model": name}
