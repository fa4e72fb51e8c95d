import httpx
from openai import OpenAI


class ChargebackTransport(httpx.BaseTransport):
    def __init__(self, headers, inner=None):
        self._headers = headers
        self._inner = inner or httpx.HTTPTransport()

    def handle_request(self, request):
        for name, value in self._headers.items():
            request.headers[name] = value
        return self._inner.handle_request(request)

    def close(self):
        self._inner.close()


OWNER = {"x-team-id": "net", "x-cost-center": "cc-70", "x-service": "net-bot", "x-environment": "prod"}
client = OpenAI(http_client=httpx.Client(transport=ChargebackTransport(OWNER)))
bare = OpenAI(http_client=httpx.Client(timeout=30))


def diagnose(text, incident):
    return client.responses.create(model="gpt-4.1", input=text, extra_headers={"x-correlation-id": incident})


def explain(text, incident):
    return bare.responses.create(model="gpt-4.1", input=text, extra_headers={"x-correlation-id": incident})


def main():
    diagnose("a", "inc-1")
    explain("a", "inc-1")
