"""The wrapper rebuilds the request from a list of allowed options; extra_headers is not among them."""
import anthropic

ALLOWED = ("model", "max_tokens", "messages", "temperature")
api = anthropic.Anthropic()
TAGS = {"x-team-id": "lo", "x-cost-center": "cc-1078", "x-service": "lo", "x-environment": "prod", "x-correlation-id": "1"}


class Safe:
    def __init__(self, allowed=ALLOWED):
        self.allowed = allowed

    def create(self, text, **options):
        options |= {"messages": [{"role": "user", "content": text}], "max_tokens": 3}
        return api.messages.create(**{name: options[name] for name in self.allowed if name in options})


def main():
    Safe((*ALLOWED, "extra_headers")).create("a", model="claude-sonnet-4-0", extra_headers=TAGS)
    Safe().create("b", model="claude-sonnet-4-0", extra_headers=TAGS)
