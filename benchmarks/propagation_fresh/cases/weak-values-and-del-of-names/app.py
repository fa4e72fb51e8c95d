"""del of a key through items(), del of a slice, del of a local that hides a global."""
from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "wd", "x-cost-center": "cc-24", "x-service": "wd", "x-environment": "prod", "x-correlation-id": "1"}


def long_ones(text):
    headers = dict(FULL)
    for name, value in list(headers.items()):
        if len(value) > 4:
            del headers[name]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def sliced(text):
    pairs = list(FULL.items())
    del pairs[1:3]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(pairs))


def put_back(text):
    headers = dict(FULL)
    team = headers.pop("x-team-id")
    del headers["x-service"]
    headers |= {"x-team-id": team, "x-service": "again"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    long_ones("a")
    sliced("b")
    put_back("c")
