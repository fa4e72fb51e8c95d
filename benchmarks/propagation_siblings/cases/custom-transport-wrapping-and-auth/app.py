import httpx
import anthropic
import openai

OWNER = {"x-team-id": "ct", "x-cost-center": "cc-1", "x-service": "ct", "x-environment": "prod"}


class Stamp(httpx.BaseTransport):
    def __init__(self, inner, **tags):
        self.inner = inner
        self.tags = tags

    def handle_request(self, request):
        for k, v in self.tags.items():
            request.headers["x-" + k.replace("_", "-")] = v
        return self.inner.handle_request(request)


class Auth(httpx.Auth):
    def __init__(self, cid):
        self.cid = cid

    def auth_flow(self, request):
        request.headers["x-correlation-id"] = self.cid
        yield request


def hook(tags):
    def apply(request):
        request.headers.update(tags)
    return apply


a = openai.OpenAI(http_client=httpx.Client(event_hooks={"request": [hook({**OWNER, "x-correlation-id": "1"})]}))
b = openai.OpenAI(http_client=httpx.Client(headers=OWNER, auth=Auth("2")))
c = openai.OpenAI(http_client=openai.DefaultHttpxClient(headers=OWNER))
d = anthropic.Anthropic(http_client=anthropic.DefaultHttpxClient(event_hooks={"request": [hook(OWNER), hook({"x-correlation-id": "4"})]}))
e = anthropic.Anthropic(http_client=anthropic.DefaultHttpxClient(event_hooks={"response": [hook({**OWNER, "x-correlation-id": "1"})]}))


def fa():
    return a.responses.create(model="gpt-4o", input="x")


def fb():
    return b.responses.create(model="gpt-4o", input="x")


def fc():
    return c.responses.create(model="gpt-4o", input="x")


def fd():
    return d.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])


def fe():
    try:
        return e.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])
    except Exception:
        return None


def main():
    for f in (fa, fb, fc, fd, fe):
        f()
