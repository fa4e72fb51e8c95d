"""A decorator fills in what is due; one method hands its own headers on and the decorator steps aside."""
import functools

import anthropic

OWNER = {"x-team-id": "travel", "x-cost-center": "cc-88", "x-service": "trips", "x-environment": "prod"}


def billed(method=None, *, purpose="general"):
    if method is None:
        return functools.partial(billed, purpose=purpose)

    @functools.wraps(method)
    def inner(self, *args, headers=None, **kwargs):
        if headers is None:
            headers = {**OWNER, "x-correlation-id": f"{purpose}-{self.trip}"}
        return method(self, *args, headers=headers, **kwargs)
    return inner


class Planner:
    def __init__(self, trip):
        self.trip = trip
        self.llm = anthropic.Anthropic()

    @billed
    def plan(self, text, *, headers):
        return self.llm.messages.create(model="claude-sonnet-4-5", max_tokens=8, extra_headers=headers,
                                        messages=[{"role": "user", "content": text}])

    @billed(purpose="pack")
    def pack(self, text, headers):
        return self.llm.messages.create(model="claude-haiku-4-5", max_tokens=8, extra_headers=headers,
                                        messages=[{"role": "user", "content": text}])


def main():
    planner = Planner("lisbon")
    planner.plan("a")
    planner.pack("b")
    planner.pack("c", headers={"x-team-id": "travel"})
