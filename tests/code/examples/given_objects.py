"""Objects that callers give: defaults of their fields and what their methods store are not theirs for certain."""

from dataclasses import dataclass, field

from openai import OpenAI

client = OpenAI()
BASE = {"x-correlation-id": "1"}


@dataclass(frozen=True)
class Owner:
    team: str = ""


@dataclass
class Job:
    owner: Owner = field(default_factory=Owner)

    def run(self):
        return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": self.owner.team})  # expect: pass


@dataclass
class OtherJob:
    owner: Owner = field(default_factory=Owner)

    def run(self):
        return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": self.owner.team})  # expect: fail team_id


class Session:
    def __enter__(self):
        self.headers = {**BASE, "x-team-id": "search"}
        return self

    def __exit__(self, *exc):
        self.headers = {}

    def ask(self):
        return client.responses.create(model="m", input="x", extra_headers=self.headers)  # expect: pass


class LeftSession(Session):
    def late(self):
        return client.responses.create(model="m", input="x", extra_headers=self.headers)  # expect: fail team_id correlation_id


def main():
    Job(Owner("search")).run()
    OtherJob().run()
    with Session() as session:
        session.ask()
    with LeftSession() as left:
        pass
    left.late()
