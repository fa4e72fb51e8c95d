import anthropic


class Assistant:
    def __init__(self):
        self.client = anthropic.Anthropic()

    def headers(self):
        return {"x-team-id": "meadow", "x-cost-center": "cc-958"}

    def ask(self, text):
        return self.client.messages.create(model="claude-3-5-haiku-latest", max_tokens=9, extra_headers=self.headers(),
                                           messages=[{"role": "user", "content": text}])


class Placed(Assistant):
    service = "flowers"

    def headers(self):
        return super().headers() | {"x-service": self.service, "x-environment": "prod"}


class Traced(Placed):
    def __init__(self, cid):
        super().__init__()
        self.cid = cid

    def headers(self):
        return {**super().headers(), "x-correlation-id": self.cid}
