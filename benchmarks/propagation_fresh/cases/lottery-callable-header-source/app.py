"""Draws: headers come from an object that is called, with a counter of its own."""
import itertools

from openai import OpenAI


class HeaderSource:
    def __init__(self, **static):
        self.static = {f"x-{k.replace('_', '-')}": v for k, v in static.items()}
        self.count = itertools.count(1)

    def __call__(self, prefix=None):
        headers = dict(self.static)
        if prefix:
            headers["x-correlation-id"] = f"{prefix}-{next(self.count)}"
        return headers


source = HeaderSource(team_id="lottery", cost_center="cc-49", service="draw-text", environment="prod")
client = OpenAI()


def announce(text, headers=source):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("draw"))


def jackpot(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=source())


def main():
    announce("a")
    announce("b")
    jackpot("c")
