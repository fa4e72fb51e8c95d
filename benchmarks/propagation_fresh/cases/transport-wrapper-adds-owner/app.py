import httpx
from openai import OpenAI


class Tagging(httpx.BaseTransport):
    def __init__(self, inner, tags):
        self.inner, self.tags = inner, tags

    def handle_request(self, request):
        for name, value in self.tags.items():
            request.headers.setdefault(name, value)
        return self.inner.handle_request(request)

    def close(self):
        self.inner.close()


def client(**tags):
    headers = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}
    return OpenAI(http_client=httpx.Client(transport=Tagging(httpx.HTTPTransport(), headers)))


full = client(team_id="tw", cost_center="cc-3", service="tw", environment="prod", correlation_id="t")
part = client(team_id="tw", cost_center="cc-3", service="tw")


def ask(text):
    return full.responses.create(model="gpt-4o", input=text)


def ask_part(text):
    return part.responses.create(model="gpt-4o", input=text, extra_headers={"x-environment": "prod"})


def main():
    ask("a")
    ask_part("b")
