"""The first request of a client says who it is, the later ones rely on a session that nobody keeps."""
from openai import OpenAI

FULL = {"x-team-id": "ct", "x-cost-center": "cc-40", "x-service": "ct", "x-environment": "prod", "x-correlation-id": "1"}


class Session:
    def __init__(self):
        self.client = OpenAI()
        self.greeted = False

    def ask(self, text):
        headers = {} if self.greeted else FULL
        self.greeted = True
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


class Steady(Session):
    def ask(self, text):
        self.greeted = True
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=FULL if self.greeted else {})


def once():
    return Session().ask("a")


def twice():
    session = Session()
    session.greeted = True
    return session.ask("b")


def steady():
    return Steady().ask("c")


def main():
    once()
    twice()
    steady()
