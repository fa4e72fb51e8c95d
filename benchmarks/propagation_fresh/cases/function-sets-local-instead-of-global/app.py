"""A setter without `global` sets a local name; one with it sets the module's."""
from openai import OpenAI

client = OpenAI()
correlation = ""
cost_center = ""


def start(cid):
    correlation = cid
    return correlation


def charge(center):
    global cost_center
    cost_center = center


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "gl", "x-cost-center": cost_center, "x-service": "gl", "x-environment": "prod",
        "x-correlation-id": correlation})


def ask_with_id(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "gl", "x-cost-center": cost_center, "x-service": "gl", "x-environment": "prod",
        "x-correlation-id": start("2")})


def main():
    start("1")
    charge("cc-28")
    ask("a")
    ask_with_id("b")
