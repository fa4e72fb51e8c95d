"""A capture pattern binds its name also when a guard then fails; a mapping pattern's rest lacks what was named."""
from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "mt", "x-cost-center": "cc-15", "x-service": "mt", "x-environment": "prod", "x-correlation-id": "1"}


def rest_of(text):
    match FULL:
        case {"x-team-id": team, **rest} if team:
            headers = rest
        case _:
            headers = FULL
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def guarded(text, headers=FULL):
    match {"x-team-id": "mt"}:
        case headers if len(headers) > 3:
            pass
        case _:
            pass
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def classes(text):
    match FULL:
        case dict() as found if "x-team-id" in found:
            return client.responses.create(model="gpt-4o", input=text, extra_headers=found)


def main():
    rest_of("a")
    guarded("b")
    classes("c")
