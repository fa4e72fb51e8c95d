from dataclasses import asdict, dataclass, field, replace

from openai import OpenAI


@dataclass
class Owner:
    team_id: str
    cost_center: str


@dataclass
class RequestTags(Owner):
    service: str = "gate-info"
    environment: str = "prod"
    correlation_id: str = ""
    notes: list = field(default_factory=list, repr=False)

    def metadata(self):
        data = asdict(self)
        data.pop("notes")
        return {k: v for k, v in data.items() if v}


BASE = RequestTags("airport", "cc-9")
client = OpenAI()


def gate(text, flight):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=replace(BASE, correlation_id=flight).metadata())


def lounge(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=BASE.metadata())


def main():
    gate("B7?", "LH1")
    lounge("open?")
