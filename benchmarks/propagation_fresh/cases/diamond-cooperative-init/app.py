import anthropic


class Root:
    def __init__(self, **kwargs):
        self.headers = {"x-environment": kwargs.pop("env", "prod")}
        if kwargs:
            raise TypeError(f"unexpected {sorted(kwargs)}")


class Owned(Root):
    def __init__(self, *, team, **kwargs):
        super().__init__(**kwargs)
        self.headers.update({"x-team-id": team, "x-cost-center": f"cc-{team}"})


class Traced(Root):
    def __init__(self, *, cid=None, **kwargs):
        super().__init__(**kwargs)
        if cid:
            self.headers["x-correlation-id"] = cid


class Bot(Owned, Traced):
    client = anthropic.Anthropic(default_headers={"x-service": "bot"})

    def say(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=self.headers,
                                           messages=[{"role": "user", "content": text}])


def main():
    Bot(team="dc", cid="1", env="ci").say("a")
    Bot(team="dc").say("b")
