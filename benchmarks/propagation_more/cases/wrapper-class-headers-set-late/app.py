"""The correlation id is an attribute that start() sets; one user forgets to start."""
from openai import OpenAI


class Session:
    OWNER = {"x-team-id": "sl", "x-cost-center": "cc-349", "x-service": "sl", "x-environment": "prod"}

    def __init__(self):
        self.client = OpenAI(default_headers=self.OWNER)
        self.cid = ""

    def start(self, cid):
        self.cid = cid

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": self.cid})


class Started(Session):
    def __init__(self, cid):
        super().__init__()
        self.start(cid)

    def ask_again(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": self.cid})


def good():
    session = Session()
    session.start("s-1")
    return session.ask("a")


def bad():
    session = Session()
    return session.ask("a")


def main():
    good()
    bad()
    Started("s-2").ask_again("b")
