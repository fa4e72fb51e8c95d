from openai import OpenAI

client = OpenAI()


class Middleware:
    def __init__(self, nxt):
        self.nxt = nxt

    def __call__(self, request):
        return self.nxt(request)


class Owner(Middleware):
    def __call__(self, request):
        request["headers"].update({"x-team-id": "mw", "x-cost-center": "cc-84", "x-service": "mw", "x-environment": "prod"})
        return super().__call__(request)


class Trace(Middleware):
    def __call__(self, request):
        request["headers"].setdefault("x-correlation-id", request["id"])
        return self.nxt(request)


def answer(request):
    return client.responses.create(model="gpt-4o", input=request["text"], extra_headers=request["headers"])


def draft(request):
    return client.responses.create(model="gpt-4o-mini", input=request["text"], extra_headers=request["headers"])


def chain(handler, *layers):
    for layer in reversed(layers):
        handler = layer(handler)
    return handler


def main():
    chain(answer, Owner, Trace)({"id": "r-1", "text": "a", "headers": {}})
    chain(draft, Owner)({"id": "r-2", "text": "b", "headers": {}})
