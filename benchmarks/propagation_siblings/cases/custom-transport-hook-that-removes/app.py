import anthropic
import httpx
import openai

FULL = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def scrub(request):
    request.headers.pop("x-cost-center", None)


def blank(request):
    request.headers["X-Team-Id"] = ""


def maybe(request):
    if request.url.path.endswith("/never"):
        request.headers.update(FULL)


class Strip(httpx.HTTPTransport):
    def handle_request(self, request):
        for name in list(request.headers):
            if name.startswith("x-"):
                del request.headers[name]
        return super().handle_request(request)


a_client = openai.OpenAI(default_headers=FULL, http_client=httpx.Client(event_hooks={"request": [scrub]}))
b_client = openai.OpenAI(default_headers=FULL, http_client=httpx.Client(event_hooks={"request": [blank]}))
c_client = openai.OpenAI(http_client=httpx.Client(event_hooks={"request": [maybe]}))
e_client = anthropic.Anthropic(default_headers={**FULL, "x-team-id": "base"})


def a():
    return a_client.responses.create(model="m", input="x")


def b():
    return b_client.responses.create(model="m", input="x")


def c():
    return c_client.responses.create(model="m", input="x")


def e():
    return e_client.messages.create(model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": "x"}], extra_headers={"X-TEAM-ID": ""})


def main():
    a()
    b()
    c()
    e()
