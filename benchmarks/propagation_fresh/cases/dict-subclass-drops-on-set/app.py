"""dict subclasses: __setitem__ that refuses is not asked by update() or the constructor; a __missing__ that is not asked by **."""
from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "ds", "x-cost-center": "cc-20", "x-service": "ds", "x-environment": "prod", "x-correlation-id": "1"}


class Guarded(dict):
    def __setitem__(self, key, value):
        if key != "x-service":
            super().__setitem__(key, value)


class Defaulted(dict):
    def __missing__(self, key):
        return "cc-default"


def one_by_one(text):
    headers = Guarded()
    for key, value in FULL.items():
        headers[key] = value
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def at_once(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Guarded(FULL))


def missing_not_asked(text):
    headers = Defaulted({k: v for k, v in FULL.items() if k != "x-cost-center"})
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**headers})


def missing_asked(text):
    headers = Defaulted({k: v for k, v in FULL.items() if k != "x-cost-center"})
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={**headers, "x-cost-center": headers["x-cost-center"]})


def main():
    one_by_one("a")
    at_once("b")
    missing_not_asked("c")
    missing_asked("d")
