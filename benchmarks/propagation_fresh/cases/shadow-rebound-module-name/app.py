"""The name anthropic is bound to another thing in one function; a stub class has the SDK's path."""
import anthropic
from stubs import Claude


def principle(anthropic):
    return anthropic.messages.create(model="cosmos", max_tokens=1, messages=["why"])


def ask(text):
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3,
                                                 messages=[{"role": "user", "content": text}],
                                                 extra_headers={"x-team-id": "nm", "x-cost-center": "cc-2060", "x-service": "nm"})


def main():
    principle(Claude())
    Claude().messages.create(model="none", messages=[])
    ask("a")
