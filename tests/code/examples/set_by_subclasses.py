"""Attributes that a class gives a value and a subclass another, on its objects."""

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


class Base:
    headers = TAGS
    client: OpenAI | None = None
    sdk = OpenAI()

    def __init__(self):
        self.extra = dict(TAGS)

    def of_class(self):
        self.sdk.responses.create(model="m", input="x", extra_headers=self.headers)  # expect: fail correlation_id

    def of_constructor(self):
        self.sdk.responses.create(model="m", input="x", extra_headers=self.extra)  # expect: fail correlation_id

    def of_method(self):
        self.sdk.responses.create(model="m", input="x", extra_headers=self.headers)  # expect: fail correlation_id

    def own(self):
        self.sdk.responses.create(model="m", input="x", extra_headers=self.headers)  # expect: pass


class Sets(Base):
    def __init__(self):
        super().__init__()
        self.headers = {"x-team-id": "a"}
        self.client = OpenAI()
        self.extra.pop("x-correlation-id")


class SetsLater(Base):
    def narrow(self):
        self.headers = {"x-team-id": "a"}
        return self


def given(agent: Base):
    agent.sdk.responses.create(model="m", input="x", extra_headers=agent.headers)  # expect: fail correlation_id


def given_client(agent: Base):
    agent.client.responses.create(model="m", input="x", extra_headers=agent.headers)  # expect: fail correlation_id


def given_own(agent: Base):
    agent.sdk.responses.create(model="m", input="x", extra_headers=agent.headers)  # expect: pass


def by_nobody(agent: Base):
    agent.sdk.responses.create(model="m", input="x", extra_headers=agent.headers)  # expect: unverifiable team_id correlation_id


class Holder:
    """Has an object that its constructor is given: which class it is of, the makers of a Holder say."""

    def __init__(self, agent: Base = None):
        self.agent = agent

    def by_client(self):
        self.agent.client.responses.create(model="m", input="x", extra_headers=TAGS)  # expect: pass

    def by_headers(self):
        self.agent.sdk.responses.create(model="m", input="x", extra_headers=self.agent.headers)  # expect: fail correlation_id

    def of_its_own(self):
        self.agent.sdk.responses.create(model="m", input="x", extra_headers=self.agent.headers)  # expect: pass


def main():
    Holder(Sets()).by_client()
    Holder(Sets()).by_headers()
    Holder(Base()).of_its_own()
    Sets().of_class()
    Sets().of_constructor()
    SetsLater().narrow().of_method()
    Base().own()
    given(Sets())
    given_client(Sets())
    given_own(Base())
