from openai import OpenAI

from inject import current, injects

client = OpenAI()
OWNER = {"x-team-id": "fleet", "x-cost-center": "cc-2370", "x-service": "route-notes", "x-environment": "prod"}


@injects
def note(route, *, tags):
    return client.responses.create(model="gpt-4o", input=route, extra_headers=tags)


@injects
def warn(route, headers=None):
    return client.responses.create(model="gpt-4o", input=route, extra_headers=headers)


def main():
    token = current.set(OWNER | {"x-correlation-id": "route-5"})
    note("A to B")
    warn("A to B")
    current.reset(token)
