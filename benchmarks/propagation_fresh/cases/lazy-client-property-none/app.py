import anthropic


class Service:
    def __init__(self, owner):
        self._owner = owner
        self._client = None

    @property
    def client(self):
        if self._client is None:
            self._client = anthropic.Anthropic(default_headers=self._owner)
        return self._client

    def reset(self):
        self._client = anthropic.Anthropic()

    def ask(self, text, cid):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={"x-correlation-id": cid},
                                           messages=[{"role": "user", "content": text}])


def main():
    owner = {"x-team-id": "lc", "x-cost-center": "cc-376", "x-service": "lc", "x-environment": "prod"}
    Service(owner).ask("a", "1")
    broken = Service(owner)
    broken.reset()
    broken.ask("b", "2")
