import uuid


def correlate(call):
    def inner(prompt, *, headers, **options):
        headers["x-correlation-id"] = options.pop("correlation_id", None) or uuid.uuid4().hex
        return call(prompt, headers=headers, **options)
    return inner


def redact(call):
    def inner(prompt, *, headers, **options):
        headers = {k: v for k, v in headers.items() if k != "x-cost-center"}
        return call(prompt.replace("@", "(at)"), headers=headers, **options)
    return inner
