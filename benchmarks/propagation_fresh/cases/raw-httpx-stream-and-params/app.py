import httpx

TAGS = {"x-team-id": "hx", "x-cost-center": "cc-31", "x-service": "hx", "x-environment": "prod", "x-correlation-id": "h"}


def stream(text):
    body = {"model": "gpt-4o", "stream": True, "messages": [{"role": "user", "content": text}]}
    with httpx.stream("POST", "https://api.openai.com/v1/chat/completions", json=body, headers=TAGS) as reply:
        return list(reply.iter_lines())


def by_query(text):
    return httpx.post("https://api.openai.com/v1/responses", json={"model": "gpt-4o", "input": text}, params=TAGS)


def health():
    return httpx.get("https://status.example.com/health", headers=TAGS)


def main():
    stream("a")
    by_query("b")
    health()
