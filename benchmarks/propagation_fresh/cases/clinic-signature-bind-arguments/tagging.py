import functools
import inspect

OWNER = {"x-team-id": "clinic", "x-cost-center": "cc-910", "x-service": "triage", "x-environment": "prod"}


def tagged(fn):
    """Headers from the call's own argument `visit`, wherever it stands in the signature."""
    signature = inspect.signature(fn)

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        bound = signature.bind_partial(*args, **kwargs)
        headers = dict(OWNER)
        if "visit" in bound.arguments:
            headers["x-correlation-id"] = bound.arguments["visit"]
        return fn(*args, **{**kwargs, "headers": headers})
    return wrapper
