import anthropic

TAGS = {"x-team-id": "ml", "x-cost-center": "cc-3008", "x-service": "ml", "x-environment": "prod", "x-correlation-id": "m"}


class Meta(type):
    bots = {}

    def __new__(mcls, name, bases, ns):
        cls = super().__new__(mcls, name, bases, ns)
        if bases:
            mcls.bots[name.lower()] = cls
        return cls


class Bot(metaclass=Meta):
    headers: dict = {}

    def __init__(self):
        self.api = anthropic.Anthropic(default_headers=self.headers)

    def say(self, text):
        return self.api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


class Polite(Bot):
    headers = TAGS


class Rude(Bot):
    pass


def main():
    Meta.bots["polite"]().say("a")
    Meta.bots["rude"]().say("b")
