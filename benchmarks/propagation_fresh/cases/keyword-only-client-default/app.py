import anthropic


class Narrator:
    DEFAULTS = {"x-team-id": "kw", "x-cost-center": "cc-966", "x-environment": "prod"}

    def __init__(self, service="narrator", *, headers=None, client=anthropic.Anthropic()):
        self.client = client
        self.headers = {**self.DEFAULTS, "x-service": service, **(headers or {})}

    def tell(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=self.headers,
                                           messages=[{"role": "user", "content": text}])


class Whisperer(Narrator):
    def __init__(self, cid):
        super().__init__("whisper", headers={"x-correlation-id": cid})

    def whisper(self, text):
        return self.client.messages.create(model="claude-3-5-haiku-latest", max_tokens=5, extra_headers=self.headers,
                                           messages=[{"role": "user", "content": text.lower()}])


def main():
    Narrator(headers={"x-correlation-id": "n-1"}).tell("a")
    Narrator("lector").tell("b")
    Whisperer("w-1").whisper("C")
