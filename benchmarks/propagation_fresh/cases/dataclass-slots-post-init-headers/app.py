from dataclasses import InitVar, dataclass, field

from openai import OpenAI


@dataclass(slots=True)
class Caller:
    team: str
    center: str
    trace: InitVar[str | None] = None
    headers: dict[str, str] = field(init=False)
    client: OpenAI = field(default_factory=OpenAI, repr=False)

    def __post_init__(self, trace):
        self.headers = {"x-team-id": self.team, "x-cost-center": self.center, "x-service": "caller", "x-environment": "prod"}
        if trace is not None:
            self.headers["x-correlation-id"] = trace

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    def ask_as(self, text, trace):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers | {"x-correlation-id": trace})


def main():
    Caller("dc", "cc-45", "t-1").ask("a")
    anonymous = Caller("dc", "cc-45")
    anonymous.ask_as("b", "t-2")
    anonymous.ask("c")
