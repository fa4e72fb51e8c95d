import requests


class Provider:
    url: str
    headers = {"x-team-id": "rp", "x-cost-center": "cc-2056", "x-service": "rp"}

    def body(self, text):
        return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}

    def ask(self, text, **extra):
        reply = requests.post(self.url, json=self.body(text), headers={**self.headers, **extra}, timeout=10)
        reply.raise_for_status()
        return reply.json()


class OpenAi(Provider):
    url = "https://api.openai.com/v1/chat/completions"
    headers = {**Provider.headers, "x-environment": "prod"}


class Claude(Provider):
    url = "https://api.anthropic.com/v1/messages"

    def body(self, text):
        return {**super().body(text), "model": "claude-sonnet-4-0", "max_tokens": 4}


def main():
    OpenAi().ask("a", **{"x-correlation-id": "1"})
    Claude().ask("b", **{"x-correlation-id": "2"})
