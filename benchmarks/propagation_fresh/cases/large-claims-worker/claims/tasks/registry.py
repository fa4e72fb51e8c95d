import functools

TASKS = {}


def task(fn):
    """Registers a task and gives it the headers of its job."""

    @functools.wraps(fn)
    async def run(ctx, *, correlation_id, **kwargs):
        headers = dict(ctx["owner"])
        headers["x-correlation-id"] = correlation_id
        return await fn(ctx, headers=headers, **kwargs)

    TASKS[fn.__name__] = run
    return run
