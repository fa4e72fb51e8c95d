from functools import reduce

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "mile", "x-cost-center": "cc-415", "x-service": "road", "x-environment": "prod"}


def with_owner(call_next):
    def handle(request):
        request.setdefault("extra_headers", {}).update(OWNER)
        return call_next(request)
    return handle


def with_correlation(call_next):
    def handle(request):
        headers = request.get("extra_headers") or {}
        return call_next({**request, "extra_headers": {**headers, "x-correlation-id": "m-1"}})
    return handle


def with_cleanup(call_next):
    def handle(request):
        request["extra_headers"] = {k: v for k, v in request.get("extra_headers", {}).items() if not k.endswith("-id")}
        return call_next(request)
    return handle


def send(request):
    return client.responses.create(**request)


def send_clean(request):
    return client.responses.create(**request)


def compose(handler, *layers):
    return reduce(lambda inner, layer: layer(inner), reversed(layers), handler)


good = compose(send, with_owner, with_correlation)
bad = compose(send_clean, with_owner, with_correlation, with_cleanup)


def main():
    good({"model": "gpt-4o", "input": "a"})
    bad({"model": "gpt-4o", "input": "b"})
