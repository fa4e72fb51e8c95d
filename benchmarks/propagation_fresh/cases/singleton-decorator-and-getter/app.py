import anthropic


def singleton(cls):
    made = {}

    def get(*args, **kwargs):
        if cls not in made:
            made[cls] = cls(*args, **kwargs)
        return made[cls]
    return get


@singleton
class Assistant:
    def __init__(self, tags=None):
        self.sdk = anthropic.Anthropic()
        self.tags = tags or {}

    def ask(self, text, **more):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                        extra_headers={**self.tags, **more})


def main():
    Assistant({"x-team-id": "sg", "x-cost-center": "cc-2044", "x-service": "sg", "x-environment": "prod"})
    Assistant().ask("a", **{"x-correlation-id": "1"})
    Assistant({"x-correlation-id": "ignored"}).ask("b")
