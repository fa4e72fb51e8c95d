"""asdict of a slotted dataclass; __post_init__ fills what is missing, a subclass switches it off."""
from dataclasses import asdict, dataclass, field

from openai import OpenAI

client = OpenAI()


@dataclass(slots=True)
class Tags:
    team_id: str
    cost_center: str
    service: str = "dc"
    environment: str = "prod"
    correlation_id: str = field(default="", kw_only=True)

    def __post_init__(self):
        if not self.correlation_id:
            self.correlation_id = f"{self.team_id}-auto"


@dataclass(slots=True)
class LooseTags(Tags):
    def __post_init__(self):
        pass


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=asdict(Tags("dc", "cc-353")))


def ask_loose(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=asdict(LooseTags("dc", "cc-353")))


def ask_lost_key(text):
    tags = asdict(Tags("dc", "cc-353", correlation_id="9"))
    tags.pop("environment")
    return client.responses.create(model="gpt-4o", input=text, metadata=tags)


def main():
    ask("a")
    ask_loose("a")
    ask_lost_key("a")
