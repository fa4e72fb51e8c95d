"""A builder class in another module; the fluent methods return self."""
import anthropic

from chargeback import Headers
from chargeback.defaults import OWNER


def ask(text, cid):
    headers = Headers(OWNER).environment("prod").correlation(cid).build()
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=headers,
                                                 messages=[{"role": "user", "content": text}])


def ask_once(text):
    headers = Headers(OWNER).environment("prod").build()
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=headers,
                                                 messages=[{"role": "user", "content": text}])


def main():
    ask("a", "1")
    ask_once("a")
