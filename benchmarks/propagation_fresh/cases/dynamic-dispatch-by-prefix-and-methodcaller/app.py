from operator import attrgetter, methodcaller

import anthropic

TAGS = {"x-team-id": "dd", "x-cost-center": "cc-1051", "x-service": "dd", "x-environment": "prod", "x-correlation-id": "d"}


class Bot:
    claude = anthropic.Anthropic()

    def handle(self, command, text):
        return getattr(self, f"on_{command}", self.on_other)(text)

    def on_help(self, text):
        create = attrgetter("messages.create")(self.claude)
        return create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=TAGS, messages=[{"role": "user", "content": text}])

    def on_other(self, text):
        send = methodcaller("create", model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": text}])
        return send(self.claude.messages)


def main():
    Bot().handle("help", "a")
    Bot().handle("dance", "a")
