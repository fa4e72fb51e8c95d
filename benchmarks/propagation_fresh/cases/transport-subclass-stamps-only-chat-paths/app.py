import httpx
from openai import OpenAI

STAMP = {"x-team-id": "edge", "x-cost-center": "cc-2483", "x-service": "edge", "x-environment": "prod", "x-correlation-id": "edge-1"}


class Stamping(httpx.HTTPTransport):
    def handle_request(self, request):
        if request.url.path.endswith("/chat/completions"):
            request.headers.update(STAMP)
        return super().handle_request(request)


client = OpenAI(http_client=httpx.Client(transport=Stamping()))


def chat(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def embed(text):
    return client.embeddings.create(model="text-embedding-3-small", input=text)


def main():
    chat("a")
    embed("a")
