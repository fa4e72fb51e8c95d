from functools import cached_property

from openai import OpenAI


class Hide:
    def __init__(self, **tags):
        self.__dict__.update(tags)

    @cached_property
    def headers(self):
        return {"x-team-id": self.team, "x-cost-center": self.cost, "x-service": self.service, "x-environment": self.env,
                "x-correlation-id": "h-1"}


def build(**more):
    return Hide(team="tan", cost="cc-392", service="hides", env="prod", **more)


client = OpenAI()


def good(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=build().headers)


def emptied(text):
    hide = build()
    hide.headers.pop("x-service")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=hide.headers)


def renamed(text):
    hide = build()
    vars(hide)["team"] = ""
    return client.responses.create(model="gpt-4o", input=text, extra_headers=hide.headers)


def main():
    good("a")
    emptied("b")
    renamed("c")
