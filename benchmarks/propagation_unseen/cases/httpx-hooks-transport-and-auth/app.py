import httpx2 as httpx
from openai import OpenAI

OWN = {"x-team-id": "h", "x-cost-center": "cc", "x-service": "h", "x-environment": "prod", "x-correlation-id": "1"}


def stamp(request):
    for name, value in OWN.items():
        request.headers.setdefault(name, value)


def stamp_partly(request):
    request.headers["X-Team-Id"] = "h"


class StampAuth(httpx.Auth):
    def __init__(self, tags):
        self.tags = tags

    def auth_flow(self, request):
        request.headers.update(self.tags)
        yield request


class StampTransport(httpx.HTTPTransport):
    def handle_request(self, request):
        request.headers.update({"x-team-id": "h", "x-cost-center": "cc"})
        return super().handle_request(request)


hooked = OpenAI(http_client=httpx.Client(event_hooks={"request": [stamp]}))
partly = OpenAI(http_client=httpx.Client(event_hooks={"request": [stamp_partly]}))
authed = OpenAI(http_client=httpx.Client(auth=StampAuth(OWN)))
moved = OpenAI(http_client=httpx.Client(transport=StampTransport()),
               default_headers={"x-service": "h", "x-environment": "prod"})
headed = OpenAI(http_client=httpx.Client(headers=OWN))


def a():
    return hooked.responses.create(model="gpt-5", input="x")


def b():
    return partly.responses.create(model="gpt-5", input="x")


def c():
    return authed.responses.create(model="gpt-5", input="x")


def d():
    return moved.responses.create(model="gpt-5", input="x", extra_headers={"x-correlation-id": "9"})


def e():
    return moved.responses.create(model="gpt-5", input="x")


def f():
    return headed.responses.create(model="gpt-5", input="x")


def main():
    a()
    b()
    c()
    d()
    e()
    f()
