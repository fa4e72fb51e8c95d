"""A mapping class of our own: names are normalised as they come in; blank values are refused quietly."""
from collections import UserDict

from openai import OpenAI


class Headers(UserDict):
    def __setitem__(self, name, value):
        if value:
            super().__setitem__("x-" + name.lower().replace("_", "-"), str(value))


client = OpenAI()


def full(text):
    headers = Headers(team_id="ud", cost_center="cc-55", service="ud", environment="prod")
    headers["correlation_id"] = 17
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(headers))


def blank(text, center=""):
    headers = Headers(team_id="ud", cost_center=center, service="ud", environment="prod", correlation_id="18")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(headers))


def main():
    full("a")
    blank("b")
