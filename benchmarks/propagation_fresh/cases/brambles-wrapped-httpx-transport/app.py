import httpx
from openai import DefaultHttpxClient, OpenAI


class Tagging(httpx.BaseTransport):
    def __init__(self, inner: httpx.BaseTransport, tags: dict[str, str]):
        self.inner = inner
        self.tags = tags

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        for name, value in self.tags.items():
            request.headers.setdefault(name, value)
        return self.inner.handle_request(request)

    def close(self):
        self.inner.close()


TAGS = {"x-team-id": "brambles", "x-cost-center": "cc-874", "x-service": "hedge", "x-environment": "prod"}


def client(**tags):
    return OpenAI(http_client=DefaultHttpxClient(transport=Tagging(httpx.HTTPTransport(), {**TAGS, **tags})))


trimmed = client(**{"x-correlation-id": "trim"})
grown = client()


def trim(text):
    return trimmed.responses.create(model="gpt-4o", input=text)


def grow(text):
    return grown.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": ""})


def main():
    trim("north")
    grow("south")
