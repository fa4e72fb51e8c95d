from openai import OpenAI

_UNSET = object()
COMMON = {"x-service": "cd", "x-environment": "prod", "x-correlation-id": "1"}


class Service:
    def __init__(self, team="payments", cost_center=_UNSET, client=None, headers=()):
        self.team = team
        self.cost_center = "cc-default-pool" if cost_center is _UNSET else cost_center
        self.client = client or OpenAI(default_headers={"x-environment": "prod"})
        self.extra = dict(headers) or dict(COMMON)

    def ask(self, q):
        return self.client.responses.create(model="gpt-5", input=q, extra_headers={
            "x-team-id": self.team, "x-cost-center": self.cost_center, **self.extra})


def defaults():
    return Service().ask("x")


def pairs():
    return Service("search", "cc-2", headers=[("x-service", "s"), ("x-correlation-id", "2")]).ask("x")


def own_client():
    return Service("search", "cc-2", OpenAI(), headers=[("x-service", "s"), ("x-correlation-id", "2")]).ask("x")


def main():
    defaults()
    pairs()
    own_client()
