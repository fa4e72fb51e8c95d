import httpx
import openai

OWNER = {"x-team-id": "aviary", "x-cost-center": "cc-363", "x-service": "birds", "x-environment": "prod"}


class Tagging(httpx.BaseTransport):
    def __init__(self, inner, **tags):
        self.inner, self.tags = inner, tags

    def handle_request(self, request):
        for name, value in self.tags.items():
            request.headers.setdefault(name.replace("_", "-"), value)
        return self.inner.handle_request(request)


def stamp(request):
    request.headers.update(OWNER)


with_transport = openai.OpenAI(http_client=httpx.Client(transport=Tagging(httpx.HTTPTransport(), x_correlation_id="t-1")),
                               default_headers=OWNER)
with_hook = openai.OpenAI(http_client=httpx.Client(event_hooks={"request": [stamp]}))


def sing(text):
    return with_transport.responses.create(model="gpt-4o", input=text)


def squawk(text):
    return with_hook.responses.create(model="gpt-4o", input=text)


def main():
    sing("a")
    squawk("b")
