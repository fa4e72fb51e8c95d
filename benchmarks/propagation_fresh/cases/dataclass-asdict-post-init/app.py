from dataclasses import asdict, dataclass, field

from openai import OpenAI


@dataclass
class Owner:
    team_id: str
    cost_center: str = "cc-925"


@dataclass
class Tags(Owner):
    service: str = "dc"
    environment: str = field(default="prod", kw_only=True)
    correlation_id: str = field(init=False, default="")

    def __post_init__(self):
        if self.service:
            self.correlation_id = f"{self.service}-1"


client = OpenAI()


def ask(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=asdict(Tags("dc")))


def ask_owner(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=asdict(Owner("dc")) | {"service": "dc"})


def ask_blank(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=vars(Tags("dc", service="", environment="ci")))


def main():
    ask("a")
    ask_owner("a")
    ask_blank("a")
