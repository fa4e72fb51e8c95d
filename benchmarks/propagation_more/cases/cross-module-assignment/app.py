"""Another module's constant is replaced from outside before the calls; a from-import keeps the old one."""
import anthropic

import tags
from tags import HEADERS

tags.HEADERS = {**tags.HEADERS, "x-environment": "prod", "x-correlation-id": "boot"}
client = anthropic.Anthropic()


def ask(text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=tags.HEADERS,
                                  messages=[{"role": "user", "content": text}])


def ask_old(text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=HEADERS,
                                  messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_old("a")
