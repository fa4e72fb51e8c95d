"""A small language: lines of text are parsed into calls of methods."""
from openai import OpenAI

client = OpenAI()


class Desk:
    def __init__(self):
        self.tags = {"x-team-id": "hotel", "x-cost-center": "cc-4030", "x-service": "desk", "x-environment": "prod"}

    def do_guest(self, number):
        self.tags["x-correlation-id"] = number

    def do_leave(self):
        self.tags.pop("x-correlation-id", None)

    def do_welcome(self):
        client.responses.create(model="gpt-4o-mini", input="welcome", extra_headers=self.tags)

    def do_farewell(self):
        client.responses.create(model="gpt-4o-mini", input="farewell", extra_headers=self.tags)

    def run(self, script):
        for line in script.splitlines():
            word, *rest = line.split()
            getattr(self, f"do_{word}")(*rest)


def main():
    Desk().run("guest g-1\nwelcome\nleave\nfarewell")
