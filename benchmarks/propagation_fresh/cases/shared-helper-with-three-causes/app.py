"""One helper, three ways to call it wrong and one to call it right."""
from openai import OpenAI

client = OpenAI()


def owner(team, center, *, env="prod", trace=None):
    found = {"x-team-id": team, "x-service": "routing", "x-environment": env}
    if center:
        found["x-cost-center"] = center
    if trace:
        found["x-correlation-id"] = trace
    return found


def route(text, headers):
    return client.responses.create(model="gpt-4.1-mini", input=text, extra_headers=headers)


def nightly():
    route("nightly", owner("routing", "cc-3302", trace="night"))


def adhoc():
    route("adhoc", owner("routing", "cc-3302"))


def legacy():
    route("legacy", owner("routing", None, trace="old"))


def sandbox():
    route("sandbox", owner("tbd", "cc-3302", trace="box"))


def main():
    nightly()
    adhoc()
    legacy()
    sandbox()
