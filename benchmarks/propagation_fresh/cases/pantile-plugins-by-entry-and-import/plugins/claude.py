import anthropic

NAME = "claude"


class Plugin:
    def __init__(self, tags):
        self.client = anthropic.Anthropic()

    def ask(self, text, cid):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers={"x-correlation-id": cid},
                                           messages=[{"role": "user", "content": text}])
