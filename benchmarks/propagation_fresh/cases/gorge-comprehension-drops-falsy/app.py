"""None is filtered out of the first, every falsy value out of the second."""
from dataclasses import asdict, dataclass

from openai import OpenAI

client = OpenAI()


@dataclass
class Visit:
    team_id: str = "gorge"
    cost_center: str = "cc-831"
    service: str = "bridge-watch"
    environment: str = "prod"
    correlation_id: str | None = None
    attempt: int = 0


def watch(text, visit):
    kept = {k: str(v) for k, v in asdict(visit).items() if v is not None}
    return client.responses.create(model="gpt-4o", input=text, metadata=kept)


def rewatch(text, visit):
    kept = {k: str(v) for k, v in asdict(visit).items() if v}
    return client.responses.create(model="gpt-4o", input=text, metadata=kept)


def main():
    watch("a", Visit(correlation_id="v-1"))
    rewatch("b", Visit())
