import anthropic

from support.handlers.base import Handler


class ReviewHandler(Handler):
    kind = "review"
    api = anthropic.Anthropic()

    def handle(self, event):
        return self.ask(event["text"], self.tags.headers(self.kind))

    def ask(self, text, headers):
        return self.api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                        messages=[{"role": "user", "content": text}])
