"""Raw httpx: an auth flow that tags each request; a second client puts the same words into the query."""
import httpx

GATEWAY = "https://api.openai.com/v1"
TAGS = {"x-team-id": "raw", "x-cost-center": "cc-14", "x-service": "raw", "x-environment": "prod"}


class Chargeback(httpx.Auth):
    def __init__(self, tags):
        self.tags = tags
        self.n = 0

    def auth_flow(self, request):
        self.n += 1
        request.headers.update(self.tags)
        request.headers["x-correlation-id"] = f"raw-{self.n}"
        yield request


session = httpx.Client(base_url=GATEWAY, auth=Chargeback(TAGS))
plain = httpx.Client(base_url=GATEWAY, params={**TAGS, "x-correlation-id": "raw"})


def ask(text):
    return session.post("/chat/completions", json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})


def ask_plain(text):
    return plain.post("/chat/completions", json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})


def ask_without_auth(text):
    return session.post("/chat/completions", auth=None,
                        json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})


def main():
    ask("a")
    ask_plain("b")
    ask_without_auth("c")
