"""Borg: all instances share one __dict__, so configuring one configures all."""
from openai import OpenAI


class Settings:
    _shared: dict = {}

    def __init__(self):
        self.__dict__ = self._shared

    def configure(self, **values):
        self.__dict__.update(values)


client = OpenAI()


def headers():
    s = Settings()
    return {"x-team-id": s.team, "x-cost-center": s.center, "x-service": "cove", "x-environment": s.env,
            "x-correlation-id": getattr(s, "run", "")}


def wave(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def sand(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def main():
    Settings().configure(team="cove", center="cc-959", env="prod")
    sand("a")
    Settings().configure(run="c-1")
    wave("b")
