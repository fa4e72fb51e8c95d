from abc import ABC, abstractmethod

from openai import OpenAI


class Base(ABC):
    owner = {"x-team-id": "rope", "x-cost-center": "cc-345", "x-environment": "prod"}

    def __init__(self, client=None):
        self.client = client or OpenAI()

    @property
    @abstractmethod
    def service(self): ...

    def headers(self, cid=None):
        return {**self.owner, "x-service": self.service, "x-correlation-id": cid or "auto"}

    def ask(self, text, cid=None):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers(cid))


class Hemp(Base):
    service = "hemp"


class Jute(Base):
    service = "jute"

    def headers(self, cid=None):
        found = super().headers(cid)
        found.pop("x-correlation-id")
        return found


class Sisal(Base):
    @property
    def service(self):
        return type(self).__name__.lower()


def main():
    for maker in (Hemp, Jute, Sisal):
        maker().ask("a", cid="r-1")
