import os

import httpx


class OwnerAuth(httpx.Auth):
    def __init__(self, correlation=None):
        self.correlation = correlation

    def auth_flow(self, request):
        request.headers.update({"x-team-id": "turret", "x-cost-center": "cc-860"})
        if self.correlation:
            request.headers["x-correlation-id"] = self.correlation
        yield request


gateway = httpx.Client(base_url=os.environ["LLM_GATEWAY_URL"], headers={"x-service": "lookout", "x-environment": "prod"})


def chat(text, auth):
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}
    return gateway.post("/v1/chat/completions", json=body, auth=auth).json()


def health():
    return gateway.get("/health", auth=None).status_code


def main():
    health()
    chat("ships?", OwnerAuth("t-1"))
    chat("ships?", OwnerAuth())
