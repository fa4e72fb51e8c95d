import dataclasses
from dataclasses import asdict, dataclass, field, fields
from uuid import uuid4

import anthropic

client = anthropic.Anthropic()


def new_id():
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Owner:
    team_id: str
    cost_center: str = ""
    service: str = "mailer"
    environment: str = "prod"
    correlation_id: str = field(default_factory=new_id)

    def headers(self):
        return {"x-" + f.name.replace("_", "-"): getattr(self, f.name) for f in fields(self)}


@dataclass
class Call:
    text: str
    owner: Owner | None = None
    extra: dict = field(default_factory=dict)

    def __post_init__(self):
        if self.owner is not None:
            self.extra = {**self.owner.headers(), **self.extra}


def send(call):
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=call.extra,
                                  messages=[{"role": "user", "content": call.text}])


def full(text):
    owner = Owner("mail", "cc-1")
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=owner.headers(),
                                  messages=[{"role": "user", "content": text}])


def no_cost(text):
    owner = Owner(team_id="mail")
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=owner.headers(),
                                  messages=[{"role": "user", "content": text}])


def replaced(text):
    owner = dataclasses.replace(Owner(team_id="mail"), cost_center="cc-2")
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=owner.headers(),
                                  messages=[{"role": "user", "content": text}])


def dictified(text):
    data = asdict(Owner("mail", "cc-1"))
    headers = {f"x-{k}".replace("_", "-"): v for k, v in data.items()}
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def main():
    full("a")
    no_cost("a")
    replaced("a")
    dictified("a")
    send(Call("a", Owner("mail", "cc-3")))
    send(Call("a"))
