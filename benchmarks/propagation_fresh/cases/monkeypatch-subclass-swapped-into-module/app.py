"""The SDK's class is replaced by a tagging subclass before the client is made; another client is older."""
import anthropic

TAGS = {"x-team-id": "ms", "x-cost-center": "cc-4038", "x-service": "ms", "x-environment": "prod", "x-correlation-id": "m"}
early = anthropic.Anthropic()


class Tagged(anthropic.Anthropic):
    def __init__(self, **kwargs):
        kwargs["default_headers"] = {**TAGS, **kwargs.get("default_headers", {})}
        super().__init__(**kwargs)


anthropic.Anthropic = Tagged
late = anthropic.Anthropic(max_retries=1)


def ask(client, text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    ask(late, "a")
    ask(early, "b")
