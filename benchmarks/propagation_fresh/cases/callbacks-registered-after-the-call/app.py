"""A hook that is registered after the first request applies to the second one only; one that is taken away to none."""
from openai import OpenAI


class Gateway:
    def __init__(self):
        self.client = OpenAI()
        self.fillers = []

    def send(self, text):
        headers = {"x-team-id": "cr", "x-cost-center": "cc-25", "x-service": "cr", "x-environment": "prod"}
        for fill in self.fillers:
            fill(headers)
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def trace(headers):
    headers["x-correlation-id"] = "1"


def registered_late():
    gateway = Gateway()
    gateway.send("a")
    gateway.fillers.append(trace)


def registered():
    gateway = Gateway()
    gateway.fillers.append(trace)
    gateway.send("b")


def taken_away():
    gateway = Gateway()
    gateway.fillers.append(trace)
    gateway.fillers.remove(trace)
    gateway.send("c")


def main():
    registered_late()
    registered()
    taken_away()
