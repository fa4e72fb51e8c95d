import tenacity
from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "tn", "x-cost-center": "cc-92", "x-service": "tn"})


@tenacity.retry(stop=tenacity.stop_after_attempt(2), wait=tenacity.wait_none(), reraise=True)
def ask(text, **headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def retrying(text, headers):
    for attempt in tenacity.Retrying(stop=tenacity.stop_after_attempt(2), reraise=True):
        with attempt:
            return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


def main():
    ask("a", **{"x-environment": "prod", "x-correlation-id": "1"})
    retrying("b", {"x-environment": "prod"})
