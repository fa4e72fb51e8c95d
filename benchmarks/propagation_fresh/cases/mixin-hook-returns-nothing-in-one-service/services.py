import anthropic

from mixins import Correlated, Tagged


class Service(Tagged):
    def __init__(self, trace):
        self.trace = trace
        self.api = anthropic.Anthropic()

    def talk(self, text):
        return self.api.messages.create(
            model="claude-3-5-haiku-latest", max_tokens=64, messages=[{"role": "user", "content": text}],
            extra_headers=self.tags())


class Concierge(Correlated, Service):
    team, center = "guest", "cc-3308"


class Housekeeping(Correlated, Service):
    team = "house"
