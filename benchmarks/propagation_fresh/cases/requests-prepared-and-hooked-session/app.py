import requests
from requests.adapters import HTTPAdapter

TAGS = {"x-team-id": "ph", "x-cost-center": "cc-3011", "x-service": "ph", "x-environment": "prod"}


class Tagging(HTTPAdapter):
    def __init__(self, **tags):
        self.tags = tags
        super().__init__()

    def add_headers(self, request, **kwargs):
        request.headers.update(self.tags)


def session(tagged=True):
    s = requests.Session()
    if tagged:
        s.mount("http://", Tagging(**TAGS))
        s.mount("https://", Tagging(**TAGS))
    return s


def chat(http, text, **headers):
    return http.post("http://llm-gateway.corp.example/v1/chat/completions", headers=headers,
                     json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}).json()


def main():
    chat(session(), "a", **{"x-correlation-id": "1"})
    chat(session(tagged=False), "b", **{"x-correlation-id": "2"})
