from contextlib import contextmanager

from opentelemetry import baggage, context

KEYS = ("team-id", "cost-center", "service", "environment", "correlation-id")


@contextmanager
def owned_by(**values):
    ctx = context.get_current()
    for key, value in values.items():
        ctx = baggage.set_baggage(key.replace("_", "-"), value, context=ctx)
    token = context.attach(ctx)
    try:
        yield
    finally:
        context.detach(token)


def headers():
    found = {key: baggage.get_baggage(key) for key in KEYS}
    return {f"x-{key}": str(value) for key, value in found.items() if value}
