import tagging  # noqa: F401  (patches the SDK)

from anthropic import Anthropic
from anthropic.resources.messages import Messages

client = Anthropic()


def ask(text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-correlation-id": "1"})


def ask_unpatched(text):
    return tagging.original(client.messages, model="claude-sonnet-4-0", max_tokens=3,
                            messages=[{"role": "user", "content": text}])


def main():
    assert Messages.create is tagging.tagged
    ask("a")
    ask_unpatched("a")
