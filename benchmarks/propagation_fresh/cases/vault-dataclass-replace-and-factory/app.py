import time
from dataclasses import asdict, dataclass, field, replace

from openai import OpenAI

client = OpenAI()


@dataclass(frozen=True)
class Owner:
    team_id: str
    cost_center: str
    service: str = "vault"
    environment: str = ""
    correlation_id: str = field(default_factory=lambda: f"v-{time.time_ns()}")

    def headers(self):
        return {"x-" + name.replace("_", "-"): value for name, value in asdict(self).items()}


BASE = Owner("vault", "cc-317")


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=replace(BASE, environment="prod").headers())


def ask_base(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=BASE.headers())


def main():
    ask("a")
    ask_base("b")
