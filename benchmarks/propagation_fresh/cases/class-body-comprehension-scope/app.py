"""Names of a class body are not seen from functions and comprehensions within it."""
from openai import OpenAI

client = OpenAI()
TEAM = "module"
CENTER = ""


class Config:
    CENTER = "cc-7"
    TEAM = "class"
    BASE = {"x-team-id": TEAM, "x-cost-center": CENTER}
    MORE = {name: CENTER for name in ["x-cost-center"]}

    def center(self):
        return CENTER


def by_body(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        **Config.BASE, "x-service": "cs", "x-environment": "prod", "x-correlation-id": "1"})


def by_comprehension(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        **Config.BASE, **Config.MORE, "x-service": "cs", "x-environment": "prod", "x-correlation-id": "2"})


def by_method(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        **Config.BASE, "x-cost-center": Config().center(), "x-service": "cs", "x-environment": "prod", "x-correlation-id": "3"})


def main():
    by_body("a")
    by_comprehension("b")
    by_method("c")
