import dataclasses
from dataclasses import dataclass

from openai import OpenAI

client = OpenAI()


@dataclass(frozen=True)
class Tags:
    team_id: str
    cost_center: str = "cc-3015"
    service: str = "fr"
    environment: str = "prod"
    correlation_id: str | None = None

    def __or__(self, other):
        return dataclasses.replace(self, **other)


def ask(text, tags):
    meta = {k: v for k, v in dataclasses.asdict(tags).items() if v is not None}
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], metadata=meta)


BASE = Tags("fr")


def main():
    ask("a", BASE | {"correlation_id": "1"})
    ask("b", dataclasses.replace(BASE | {"correlation_id": "2"}, environment=""))
    ask("c", BASE)
