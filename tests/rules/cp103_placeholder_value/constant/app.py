from openai import OpenAI

TEAM = "changeme"
client = OpenAI()


def todo(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": "TODO"})  # expect: CP103


def constant(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": TEAM})  # expect: CP103


def empty(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": ""})  # expect: CP103


def template(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": "<team>"})  # expect: CP103


def lookalike(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": "todo-app"})
