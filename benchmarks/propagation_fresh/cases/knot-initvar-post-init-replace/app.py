from dataclasses import InitVar, dataclass, field, replace

from openai import OpenAI

client = OpenAI()


@dataclass(frozen=True, kw_only=True)
class Ticket:
    number: InitVar[int | None] = None
    team: str = "knot"
    center: str = "cc-839"
    correlation: str = field(default="", compare=False)

    def __post_init__(self, number):
        if number is not None:
            object.__setattr__(self, "correlation", f"ticket-{number}")

    def to_metadata(self):
        return {"team_id": self.team, "cost_center": self.center, "service": "splicing", "environment": "prod",
                "correlation_id": self.correlation}


def tie(ticket, text):
    return client.responses.create(model="gpt-4o", input=text, metadata=ticket.to_metadata())


def main():
    first = Ticket(number=7)
    tie(first, "bowline")
    tie(replace(first, center="cc-840", number=None), "reef")
    tie(replace(Ticket(), team="rigging", number=None), "hitch")
