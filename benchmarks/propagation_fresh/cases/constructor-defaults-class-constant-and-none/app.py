"""A keyword-only default taken from a class constant; None means 'no headers', not 'the defaults'."""
import anthropic


class Editor:
    DEFAULTS = {"x-team-id": "ed", "x-cost-center": "cc-1087", "x-service": "ed", "x-environment": "prod", "x-correlation-id": "boot"}

    def __init__(self, sdk=None, *, headers=DEFAULTS, model="claude-sonnet-4-0"):
        self.sdk = anthropic.Anthropic() if sdk is None else sdk
        self.headers = headers
        self.model = model

    def edit(self, text):
        return self.sdk.messages.create(model=self.model, max_tokens=3, messages=[{"role": "user", "content": text}],
                                        extra_headers=self.headers)


def main():
    Editor().edit("a")
    Editor(headers=None).edit("b")
    Editor(anthropic.Anthropic(default_headers=Editor.DEFAULTS), headers=None, model="claude-3-5-haiku-latest").edit("c")
